#include "office_options.hpp"

#include <CLI/CLI.hpp>

#include "open_workspace.hpp"

namespace hoso::app {
namespace {

CLI::Option* declare_id(CLI::App& sub, CommandLine& line) {
  return sub.add_option("ID", line.stored.dossier, "Mã hồ sơ trong kho / dossier id: 261127-0003");
}

void declare_size(CLI::App& sub, CommandLine& line) {
  sub.add_option_function<std::uint64_t>(
         "--max-file-mb", [&line](std::uint64_t mb) { line.limits.file_bytes = mb << 20; },
         "Cỡ tệp tối đa, MB (200) / file size")
      ->check(CLI::Range(1, 4096));
}

void declare_procedure(CLI::App& sub, CommandLine& line) {
  sub.add_option("--procedure", line.procedure, "Mã thủ tục / procedure code, 1.004222");
}

void declare_import(CLI::App& sub, CommandLine& line) {
  sub.add_option("FILE", line.files, "Các tệp của một hồ sơ / files of one dossier")->required();
  declare_workspace(sub, line);
  declare_procedure(sub, line);
  sub.add_flag("--each", line.stored.each, "Mỗi tệp là một hồ sơ / each file is a dossier");
  declare_size(sub, line);
}

void declare_dossiers(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  declare_procedure(sub, line);
  sub.add_option("--state", line.stored.state, "Chỉ bước này / this state only")
      ->check(CLI::IsMember(
          {"received", "reading", "needs_review", "confirmed", "packaged", "handed_over", "set_aside", "closed"}));
  sub.add_option("--find", line.stored.find, "Tên không dấu, số định danh, mã / a name, an ID number, an id");
  sub.add_option("--limit", line.stored.limit, "Số hồ sơ in ra / dossiers to list")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
}

template <class Action>
CLI::App& add_action(CLI::App& parent, const char* name, const char* summary, std::pair<Action*, Action> choice) {
  CLI::App& sub = *parent.add_subcommand(name, summary);
  sub.callback([choice] { *choice.first = choice.second; });
  sub.fallthrough();
  return sub;
}

void declare_queue(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  sub.require_subcommand(0, 1);
  QueueAction* action = &line.stored.queue;
  add_action(sub, "pause", "Tạm dừng / pause", std::pair(action, QueueAction::pause));
  add_action(sub, "resume", "Chạy tiếp / go on", std::pair(action, QueueAction::resume));
  CLI::App& retry = add_action(sub, "retry", "Thử lại một hồ sơ để riêng / try a dossier again",
                               std::pair(action, QueueAction::retry));
  declare_id(retry, line)->required();
}

void declare_audit(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  sub.add_option("--head", line.stored.head, "Mã nhật ký đã giữ ở nơi khác / a hash that was kept elsewhere");
  sub.require_subcommand(1);
  AuditAction* action = &line.stored.audit;
  add_action(sub, "verify", "Nhật ký còn nguyên không / is the history whole", std::pair(action, AuditAction::verify));
  CLI::App& show = add_action(sub, "show", "Xem nhật ký / show the history", std::pair(action, AuditAction::show));
  declare_id(show, line);
}

void declare_backup(CLI::App& sub, CommandLine& line) {
  sub.add_option("DIR", line.stored.folder, "Thư mục mới nhận bản sao / a new folder for the copy")->required();
  declare_workspace(sub, line);
}

void declare_restore(CLI::App& sub, CommandLine& line) {
  sub.add_option("BACKUP", line.stored.from, "Bản sao lưu / a backup")->required()->check(CLI::ExistingDirectory);
  sub.add_option("DIR", line.stored.folder, "Thư mục làm việc mới / the new workspace")->required();
  declare_key_file(sub, line);
}

void declare_holdings(CLI::App& sub, CommandLine& line) {
  sub.add_option("NUMBER", line.text, "Số định danh / an ID number")->required();
  declare_workspace(sub, line);
}

void declare_erase(CLI::App& sub, CommandLine& line) {
  declare_id(sub, line)->required();
  declare_workspace(sub, line);
  sub.add_option("--why", line.stored.why, "Lý do, ghi vào nhật ký, không nêu tên người / reason; names nobody")
      ->required();
}

void declare_expire(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  sub.add_option("--days", line.stored.days, "Đã bàn giao quá số ngày này / handed over so many days ago")
      ->required()
      ->check(CLI::Range(1, 36'500));
  sub.add_flag("--yes", line.stored.yes, "Xóa, không chỉ liệt kê / erase them, not only list");
}

void declare_watch(CLI::App& sub, CommandLine& line) {
  sub.add_option("DIR", line.stored.folder, "Thư mục máy quét ghi vào / folder that a scanner writes to")
      ->required()
      ->check(CLI::ExistingDirectory);
  declare_workspace(sub, line);
  declare_procedure(sub, line);
  sub.add_option("--settle", line.stored.settle_seconds,
                 "Tệp phải yên bao nhiêu giây / seconds for which a file must lie unchanged")
      ->capture_default_str()
      ->check(CLI::Range(0.1, 3600.0));
  sub.add_flag("--once", line.stored.once, "Nhận hết tệp đang có rồi dừng / take what lies there, then end");
  declare_size(sub, line);
}

void declare_scan(CLI::App& sub, CommandLine& line) {
  declare_workspace(sub, line);
  declare_procedure(sub, line);
  ScanSettings& scan = line.scan;
  CLI::Option* out = sub.add_option("--out", scan.out, "Tệp TIFF thay vì hồ sơ / a TIFF file instead of a dossier");
  out->excludes(sub.get_option("--workspace"));
  sub.add_option("--device", scan.device, "Máy quét, theo --list / the scanner, as --list names it");
  sub.add_option("--resolution", scan.resolution, "Độ phân giải, dpi / dots per inch")
      ->capture_default_str()
      ->check(CLI::Range(75, 1200));
  sub.add_option("--mode", scan.mode, "gray hoặc color / gray or color")
      ->capture_default_str()
      ->check(CLI::IsMember({"gray", "color"}));
  sub.add_option("--source", scan.source, "Khay: ADF, Flatbed / feeder or flatbed; default: the scanner's");
  sub.add_flag("--list", scan.list, "Chỉ liệt kê máy quét / list the scanners only");
}

}  // namespace

void declare_office(const AddCommand& add, CommandLine& line) {
  declare_import(add(Command::importing, "import", "Đưa tệp vào kho thành hồ sơ / files become a dossier"), line);
  declare_dossiers(add(Command::dossiers, "dossiers", "Liệt kê hồ sơ trong kho / list the store's dossiers"), line);
  declare_queue(add(Command::queue, "queue", "Hàng đợi đọc hồ sơ / how reading goes"), line);
  declare_audit(add(Command::audit, "audit", "Nhật ký: ai làm gì / the history: who did what"), line);
  declare_backup(add(Command::backup, "backup", "Sao lưu kho / copy the workspace"), line);
  declare_restore(add(Command::restore, "restore", "Khôi phục từ bản sao lưu / a workspace of a backup"), line);
  declare_holdings(add(Command::holdings, "holdings", "Kho giữ gì về một người / what is held about a person"), line);
  declare_erase(add(Command::erase, "erase", "Xóa hẳn một hồ sơ / erase a dossier"), line);
  declare_expire(add(Command::expire, "expire", "Hồ sơ hết hạn lưu / dossiers whose time is up"), line);
  declare_watch(add(Command::watch, "watch", "Nhận tệp từ thư mục quét / take what a scanner drops"), line);
  declare_scan(add(Command::scan, "scan", "Quét giấy thành hồ sơ / papers from a scanner become a dossier"), line);
}

}  // namespace hoso::app
