#include "portal_settings.hpp"

#include <CLI/CLI.hpp>

#include "command_line.hpp"

namespace hoso::app {
namespace {

void declare_package(CLI::App& sub, CommandLine& line) {
  sub.add_option("PACKAGE", line.files, "Gói hồ sơ, thư mục hoặc zip / package, folder or zip")
      ->required()
      ->expected(1)
      ->allow_extra_args(false)
      ->check(CLI::ExistingPath);
  sub.add_flag("--allow-unconfined", line.allow_unconfined,
               "Mở cả khi không cách ly được / open even where it cannot be confined");
  sub.add_option("--case", line.procedure_case, "Trường hợp của thủ tục / case of the procedure");
}

}  // namespace

void declare_rehearse(CLI::App& sub, CommandLine& line) {
  declare_package(sub, line);
  sub.add_option("--portal", line.portal.portal, "Nơi nhận: dvcqg, igate / receiving system")->required();
}

void declare_submit(CLI::App& sub, CommandLine& line) {
  declare_package(sub, line);
  PortalSettings& portal = line.portal;
  sub.add_option("--adapter", portal.adapter, "Địa chỉ https của nơi nhận / its address")->required();
  sub.add_option("--account", portal.account, "Tệp tài khoản, quyền 0600 / account file, mode 0600")->required();
  sub.add_option("--state", portal.state, "Tệp ghi việc đã xong, để chạy tiếp / file of what is done, to resume")
      ->required();
  sub.add_flag("--resend", portal.resend,
               "Nơi nhận chắc chắn chưa có hồ sơ, gửi lại / the receiver certainly lacks it, send again");
}

}  // namespace hoso::app
