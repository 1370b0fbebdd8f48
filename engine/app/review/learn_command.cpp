#include "learn_command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "desk_setup.hpp"
#include "open_workspace.hpp"
#include "review/learning.hpp"
#include "run_plan.hpp"
#include "store/audit.hpp"
#include "store/settings.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

using review::Acceptance;
using review::Comparison;

std::string share(int part, int of) { return of == 0 ? "–" : fmt::format("{:.2f} %", 100.0 * part / of); }

std::vector<std::string> row(const std::string& name, const Acceptance& one) {
  return {name, std::to_string(one.values), std::to_string(one.accepted), share(one.accepted, one.values),
          std::to_string(one.wrong)};
}

std::string text_of(const Comparison& sum, const CommandLine& line) {
  std::string text = fmt::format(
      "{}\n", fmt::format(fmt::runtime(say(line, {"Học từ {} hồ sơ cũ, thử lại trên {} hồ sơ sau đó.",
                                                  "Learned from {} older dossiers, tried on {} later ones."})),
                          sum.learned_from, sum.tried_on));
  text += table({{"", say(line, {"mục", "fields"}), say(line, {"nhận ngay", "accepted"}), "",
                  say(line, {"trong đó sai", "of them wrong"})},
                 row(say(line, {"chưa học", "without"}), sum.before),
                 row(say(line, {"đã học", "with lessons"}), sum.after)});
  text += fmt::format("{} {}\n", say(line, {"Sai mới do học:", "Newly wrong:"}), sum.newly_wrong);
  return text;
}

nlohmann::ordered_json json_of(const Acceptance& one) {
  return {{"values", one.values}, {"accepted", one.accepted}, {"wrong", one.wrong}};
}

nlohmann::ordered_json json_of(const Comparison& sum) {
  return {{"learned_from", sum.learned_from}, {"tried_on", sum.tried_on},       {"before", json_of(sum.before)},
          {"after", json_of(sum.after)},      {"newly_wrong", sum.newly_wrong}, {"helps", sum.helps()}};
}

LocalizedText verdict_of(const Comparison& sum) {
  if (sum.helps()) return {"Có ích và không hại.", "It helps and hurts nothing."};
  if (sum.tried_on < review::least_replay) {
    return {"Còn ít hồ sơ đã xác nhận: chưa kết luận được.", "Too few confirmed dossiers to tell."};
  }
  if (sum.newly_wrong > 0) return {"Không dùng: có mục bị sai thêm.", "Not used: it makes values wrong."};
  return {"Không dùng: chưa thấy ích gì.", "Not used: it helps nothing."};
}

void use(store::Workspace& workspace, const std::string& blob, const CommandLine&) {
  store::Transaction transaction(workspace.database());
  store::set_setting(workspace, store::lessons_setting, blob);
  store::note(workspace, {"hoso", run_clock()}, {blob.empty() ? "lessons-off" : "lessons-on", {}, {}, {}});
  transaction.commit();
}

}  // namespace

ExitCode learn_command(const CommandLine& line) {
  store::Workspace workspace = open_workspace(line);
  if (line.review.off) {
    use(workspace, {}, line);
    fmt::print("{}\n", say(line, {"Đã thôi dùng điều đã học.", "Lessons are not used any more."}));
    return ExitCode::packaged;
  }
  review::DeskParts parts(line);
  const review::Desk desk = parts.desk({});
  const auto past = review::past_dossiers(workspace, desk);
  const Comparison sum = review::replay(past, desk.types());
  const LocalizedText verdict = verdict_of(sum);
  const bool used = sum.helps() && !line.review.replay;
  if (used) {
    const std::string text = review::lessons_text(review::lessons_from(past, desk.types()));
    use(workspace, workspace.blobs().put({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}), line);
  }
  if (line.json) {
    nlohmann::ordered_json json = json_of(sum);
    json["used"] = used;
    fmt::print("{}\n", json.dump(2));
    return ExitCode::packaged;
  }
  fmt::print("{}{}\n", text_of(sum, line), say(line, verdict));
  if (used) fmt::print("{}\n", say(line, {"Từ nay dùng điều đã học.", "The lessons are used from now on."}));
  return ExitCode::packaged;
}

}  // namespace hoso::app
