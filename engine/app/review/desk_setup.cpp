#include "desk_setup.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>

#include "made_files.hpp"
#include "memory.hpp"
#include "run_plan.hpp"

namespace hoso::review {

DeskParts::DeskParts(const app::CommandLine& line)
    : line_(line),
      installation_(line),
      host_(app::plugin_host(line, installation_)),
      plan_(app::run_plan(line, installation_)) {
  plan_.variants = variants::catalogue_of(app::memory_for(installation_, plan_.forms));
}

std::shared_ptr<pipeline::Pipeline> DeskParts::pipeline(pipeline::Ends ends) {
  return app::pipeline_for(line_, installation_, host_, ends);
}

Desk DeskParts::desk(const TwoPersonFields& two_person) {
  return Desk({pipeline::candidates_of(plan_), pipeline(pipeline::Ends::findings), line_.limits, two_person});
}

WorkerSetup DeskParts::worker(const store::Workspace& workspace, const std::string& name) {
  WorkerSetup setup;
  setup.reading = pipeline(pipeline::Ends::reading);
  setup.packaging = pipeline(pipeline::Ends::package);
  pipeline::require_stages_for(plan_.forms, *setup.reading);
  setup.plan = plan_;
  setup.name = name;
  setup.clock = app::run_clock;
  Workshop workshop{installation_.program, installation_.templates, scratch_for(workspace), {}};
  if (line_.allow_unconfined) workshop.options.emplace_back("--allow-unconfined");
  if (!line_.review.facts.empty())
    workshop.options.insert(workshop.options.end(), {"--facts", line_.review.facts.string()});
  setup.more = [workshop](const std::vector<Artifact>& package, const store::Summary& summary) {
    return portal_files(package, summary, workshop);
  };
  return setup;
}

std::string worker_name() {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  return fmt::format("{}:{}", host.data(), getpid());
}

}  // namespace hoso::review
