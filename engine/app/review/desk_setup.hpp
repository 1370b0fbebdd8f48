// Forms, pipelines and rules of a desk, as the command line asks for them.
#pragma once

#include <memory>
#include <string>

#include "command_line.hpp"
#include "installation.hpp"
#include "plugin/plugin_host.hpp"
#include "review/desk.hpp"
#include "review/worker.hpp"

namespace hoso::review {

/// Owns the plugins; outlives what is made of it.
class DeskParts {
 public:
  /// Throws what forms_for, run_plan and pipelines throw.
  explicit DeskParts(const app::CommandLine&);

  [[nodiscard]] const app::Installation& installation() const { return installation_; }
  /// Checks only: no page is read.
  [[nodiscard]] Desk desk(const TwoPersonFields&);
  /// `workspace`: where its children may put what they make.
  [[nodiscard]] WorkerSetup worker(const store::Workspace& workspace, const std::string& name);

 private:
  [[nodiscard]] std::shared_ptr<pipeline::Pipeline> pipeline(pipeline::Ends ends);

  const app::CommandLine& line_;
  app::Installation installation_;
  plugin::PluginHost host_;
  pipeline::RunPlan plan_;
};

/// "host:pid" of this process.
[[nodiscard]] std::string worker_name();

}  // namespace hoso::review
