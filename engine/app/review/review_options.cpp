#include "review_options.hpp"

#include <CLI/CLI.hpp>

#include "open_workspace.hpp"

namespace hoso::app {
namespace {

void declare_common(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  sub.add_option("--two-person", line.review.two_person,
                 "Mục cần hai người xác nhận / field that two people must say alike: citizen_id");
  sub.add_option("--facts", line.review.facts, "Điều cơ quan biết, JSON / what the office knows, as JSON")
      ->check(CLI::ExistingFile);
  sub.add_flag("--allow-unconfined", line.allow_unconfined,
               "Đọc cả khi không cách ly được / decode even where the decoder cannot be confined");
}

}  // namespace

void declare_work(CLI::App& sub, CommandLine& line) {
  declare_common(sub, line);
  sub.add_option("--jobs", line.jobs, "Số luồng / worker threads")->check(CLI::Range(1, 64));
  sub.add_flag("--until-empty", line.review.until_empty, "Hết việc thì dừng / end when nothing is queued");
}

void declare_learn(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  CLI::Option* replay = sub.add_flag("--replay", line.review.replay, "Chỉ so sánh / compare only");
  sub.add_flag("--off", line.review.off, "Thôi dùng điều đã học / use no lessons any more")->excludes(replay);
}

void declare_review(CLI::App& sub, CommandLine& line) {
  ReviewSettings& review = line.review;
  declare_common(sub, line);
  sub.add_option("--port", review.port, "Cổng; 0 là cổng trống bất kỳ / port; 0 is any free one")
      ->capture_default_str();
  sub.add_option("--host", review.hosts, "Tên máy mà trình duyệt dùng / a name by which browsers know this machine");
  sub.add_option("--public-address", review.public_address,
                 "Địa chỉ sau máy chủ proxy TLS / address behind a TLS proxy: https://hoso.phuong.local");
  sub.add_option("--workers", review.workers, "Số tiến trình đọc / reading processes")
      ->check(CLI::Range(0, 16))
      ->capture_default_str();
  sub.add_flag("--kiosk", review.kiosk, "Mở trang cho người dân / serve the citizens' page, too");
}

}  // namespace hoso::app
