#include "queue_command.hpp"

#include <fmt/format.h>

#include <cmath>

#include "open_workspace.hpp"
#include "store/jobs.hpp"
#include "store_text.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using Json = nlohmann::ordered_json;

std::vector<store::Summary> put_aside(store::Workspace& workspace) {
  constexpr int all = 1'000'000;
  return store::list(workspace, {store::State::set_aside, "", "", 0, all}).dossiers;
}

Json json_of(const store::QueueState& state, const std::vector<store::Summary>& aside) {
  Json list = Json::array();
  for (const store::Summary& one : aside) {
    const LocalizedText why = text_of_problem(one.problem);
    list.push_back({{"id", one.id}, {"problem", one.problem}, {"text", {{"vi", why.vi}, {"en", why.en}}}});
  }
  return {{"waiting", state.waiting},
          {"working", state.working},
          {"workers", state.workers},
          {"done_today", state.done_today},
          {"paused", state.paused},
          {"eta_seconds", state.eta_seconds < 0 ? Json() : Json(std::llround(state.eta_seconds))},
          {"set_aside", std::move(list)}};
}

std::string eta_text(double seconds, const CommandLine& line) {
  if (seconds < 0) return say(line, {"chưa biết", "not known"});
  const auto minutes = static_cast<long>(std::ceil(seconds / 60));
  return fmt::format("{} {}", minutes, say(line, {"phút", "min"}));
}

std::string text_of(const store::QueueState& state, const std::vector<store::Summary>& aside, const CommandLine& line) {
  std::string text = table({{say(line, {"Đang chờ", "Waiting"}), std::to_string(state.waiting)},
                            {say(line, {"Đang làm", "Working"}), std::to_string(state.working)},
                            {say(line, {"Xong hôm nay", "Done today"}), std::to_string(state.done_today)},
                            {say(line, {"Còn khoảng", "Time left"}), eta_text(state.eta_seconds, line)},
                            {say(line, {"Để riêng", "Set aside"}), std::to_string(aside.size())}});
  if (state.paused) text += say(line, {"Hàng đợi đang tạm dừng.", "The queue is paused."}) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const store::Summary& one : aside) {
    rows.push_back({one.id, fmt::format("[{}]", one.problem), say(line, text_of_problem(one.problem))});
  }
  return text + table(rows);
}

void act(store::Workspace& workspace, const CommandLine& line) {
  switch (line.stored.queue) {
    case QueueAction::pause:
      return store::pause(workspace, true, acting_user());
    case QueueAction::resume:
      return store::pause(workspace, false, acting_user());
    case QueueAction::retry:
      return store::retry(workspace, line.stored.dossier, acting_user());
    case QueueAction::show:
      return;
  }
}

}  // namespace

ExitCode queue_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  act(workspace, line);
  const store::QueueState state = store::queue_state(workspace, day_begins(acting_user().at));
  const std::vector<store::Summary> aside = put_aside(workspace);
  if (line.json)
    print_json(json_of(state, aside));
  else
    fmt::print("{}", text_of(state, aside, line));
  return ExitCode::packaged;
}

}  // namespace hoso::app
