#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iostream>
#include <map>
#include <thread>

#include <hoso/error.hpp>
#include <hoso/text.hpp>
#include <hoso/version.hpp>

#include "drafting/form_command.hpp"
#include "exports_options.hpp"
#include "init_command.hpp"
#include "manual/describe.hpp"
#include "manual/manual_command.hpp"
#include "office/office_options.hpp"
#include "plugin_command.hpp"
#include "review/review_options.hpp"

namespace hoso::app {
namespace {

/// One worker per core, but not more than four: each holds a page, a decoder and an OCR model
/// (about 120 MB).
int default_jobs() { return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4); }

/// CLI::Range lets NaN through, and a dead line of NaN seconds never comes.
std::string no_nan(const std::string& text) {
  double value = 0;
  return CLI::detail::lexical_cast(text, value) && std::isnan(value) ? "NaN is no limit" : "";
}

/// Declares the options on CLI11's objects, which keep pointers into `line`.
class Declaration {
 public:
  explicit Declaration(CommandLine& line) : line_(line) { line_.jobs = default_jobs(); }

  void declare(CLI::App& app) {
    app.require_subcommand(1);
    app.set_version_flag("--version", fmt::format("hoso {} ({})", version, abi_tag),
                         "In phiên bản / print the version");
    declare_reading(app, Command::run, "run",
                    "Đọc, kiểm tra và đóng gói hồ sơ / read, check and package a dossier");
    declare_reading(app, Command::read, "read",
                    "Chỉ đọc và in các mục / read and print the fields only");
    declare_reading(app, Command::check, "check",
                    "Chỉ in những điều cần sửa / print only what must be corrected");
    declare_reading(app, Command::split, "split",
                    "Đề nghị tách xấp quét thành hồ sơ / propose the dossiers of a scanned stack");
    declare_fill(app);
    declare_receipt(app);
    declare_separator(
        add(app, Command::separator, "separator", "In tờ phân cách hồ sơ / print a separator sheet"), line_);
    declare_cover(
        add(app, Command::cover, "cover", "Bìa và mục lục hồ sơ / cover sheet and index of a dossier"), line_);
    declare_export(
        add(app, Command::exporting, "export", "Xuất nhiều gói hồ sơ thành bảng / packages as a table"), line_);
    declare_pack(app);
    declare_verify(app);
    declare_unpack(app);
    declare_sign(app);
    declare_signatures(app);
    declare_portal(app);
    declare_init(add(app, Command::init, "init", "Tạo thư mục làm việc / make a workspace"), line_);
    declare_office([&](Command command, const char* name, const char* summary) -> CLI::App& {
      return add(app, command, name, summary);
    }, line_);
    declare_work(
        add(app, Command::work, "work", "Đọc, đóng gói hồ sơ trong hàng đợi / read and package what is queued"), line_);
    declare_review(add(app, Command::review, "review", "Bàn làm việc trên trình duyệt / the desk in a browser"), line_);
    declare_learn(add(app, Command::learn, "learn", "Học từ hồ sơ đã xác nhận / learn from confirmed dossiers"), line_);
    declare_why(app);
    declare_bench(app);
    declare_place(app);
    declare_procedures(app);
    declare_variants(app);
    declare_form(add(app, Command::form, "form", "Soạn biểu mẫu mới / make a form known"), line_);
    declare_templates(app);
    declare_plugin(add(app, Command::plugin, "plugin", "Viết plugin mới / write plugins of one's own"), line_);
    add(app, Command::plugins, "plugins", "Liệt kê plugin / list the plugins");
    add(app, Command::forms, "forms", "Liệt kê biểu mẫu / list the forms");
    declare_completion(
        about(app, print_completion, "completion", "Gợi ý lệnh cho shell / completion for a shell"), line_);
    declare_manual(about(app, write_manual, "manual", "Ghi các trang man / write the manual pages"), line_);
    add(app, Command::version, "version", "In phiên bản / print the version");
  }

  /// True when a command was given that tells about the command line itself, which is answered here like --help.
  bool answered(const CLI::App& app) const {
    if (answer_) answer_(describe(app), line_);
    return answer_ != nullptr;
  }

 private:
  using Answer = void (*)(const manual::CommandDescription& program, const CommandLine&);

  CLI::App& about(CLI::App& app, Answer answer, const char* name, const char* summary) {
    CLI::App& sub = add(app, Command::version, name, summary);
    sub.callback([this, answer] { answer_ = answer; });
    return sub;
  }

  CLI::App& add(CLI::App& app, Command command, const char* name, const char* summary) {
    CLI::App& sub = *app.add_subcommand(name, summary);
    sub.callback([this, command] { line_.command = command; });
    sub.add_flag("--json", line_.json, "In JSON ra stdout / print JSON on stdout");
    sub.add_option("--lang", line_.language, "Ngôn ngữ: vi, en / language; default: both")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, Language>{{"vi", Language::vi}, {"en", Language::en}}));
    sub.add_option("--plugin-dir", line_.plugin_folders,
                   "Thêm thư mục plugin / another plugin folder")
        ->allow_extra_args(false);
    sub.add_option("--templates", line_.templates, "Thư mục templates / templates folder");
    return sub;
  }

  void declare_variants(CLI::App& app) {
    CLI::App& sub = add(app, Command::variants, "variants",
                        "Các cách trình bày đã nhớ / layouts remembered from earlier pages");
    sub.require_subcommand(0, 1);
    declare_data(sub);
    CLI::App& show = add_action(sub, VariantAction::show, "show", "Xem một cách trình bày / show one");
    show.add_option("--html", line_.html, "Ghi trang có hình vào tệp / write a page with its picture");
    add_action(sub, VariantAction::confirm, "confirm",
               "Xác nhận vị trí các mục là đúng / say that its places are right");
    add_action(sub, VariantAction::remove, "remove", "Xóa / forget it");
  }

  void declare_templates(CLI::App& app) {
    CLI::App& sub = add(app, Command::templates, "templates", "Việc với các mẫu / work on templates");
    sub.require_subcommand(1);
    CLI::App& lint = *sub.add_subcommand("lint", "Tìm lỗi của mẫu / find mistakes of templates");
    lint.add_option("FOLDER", line_.files, "Mẫu, hoặc thư mục templates / a template, or a templates folder")
        ->expected(0, 1)
        ->check(CLI::ExistingDirectory);
    lint.fallthrough();
  }

  CLI::App& add_action(CLI::App& variants, VariantAction action, const char* name, const char* summary) {
    CLI::App& sub = *variants.add_subcommand(name, summary);
    sub.callback([this, action] { line_.variant_action = action; });
    sub.add_option("ID", line_.variant, "Tên trong hoso variants / as hoso variants lists it")->required();
    sub.fallthrough();
    return sub;
  }

  void declare_data(CLI::App& sub) {
    sub.add_option("--data", line_.data, "Thư mục dữ liệu / data folder (HOSO_DATA)");
  }

  void declare_bench(CLI::App& app) {
    CLI::App& sub = add(app, Command::bench, "bench", "Đo độ đúng và tốc độ / measure accuracy and speed");
    BenchSettings& bench = line_.bench;
    sub.add_option("--generate", bench.generate, "Số trang tạo ra / pages to generate")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    sub.add_option("--seed", bench.set.seed, "Hạt giống / seed")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    sub.add_option("--layouts", bench.set.layouts,
                   "Cách trình bày trang tạo ra / layouts of generated pages: official, retyped, "
                   "retyped-unseen, mixed")
        ->transform(CLI::CheckedTransformer(bench::layouts_by_name()));
    sub.add_option("--names", bench.set.names,
                   "Tên người trên trang tạo ra / names on generated pages: lexicons, rare, mixed")
        ->transform(CLI::CheckedTransformer(bench::names_by_name()));
    sub.add_flag("--remembered", bench.remembered,
                 "Mỗi cách trình bày đã gặp trước trên trang khác / every layout was met before, on another page");
    sub.add_flag("--timings", line_.timings, "In thời gian từng bước / print stage timings");
    sub.add_option("--font-dir", bench.font_folder,
                   "Điền trang tạo ra bằng phông chữ ở đây / fill generated pages in the fonts of this folder")
        ->check(CLI::ExistingDirectory);
    sub.add_option("--samples", bench.samples, "Bộ mẫu có đáp án / samples with truth")
        ->check(CLI::ExistingDirectory);
    sub.add_option("--keep", bench.keep, "Giữ các trang tạo ra / keep generated pages here");
    sub.add_option("--mistakes", bench.mistakes, "Số lỗi in ra / mistakes to list")
        ->check(CLI::Range(0, 1'000'000));
    sub.add_option("--cards", bench.cards, "Chỉ đo mã trên N trang căn cước / only codes of cards, N pages")
        ->check(CLI::Range(1, 1'000'000));
    sub.add_option("--contest", bench.contest,
                   "So với OCRmyPDF, Tesseract trên N trang / compare on N pages")
        ->check(CLI::Range(1, 1000));
    sub.add_option("--curve", bench.curve,
                   "Vẽ đường rủi ro, SVG / draw risk–coverage curves here, as SVG");
    sub.add_option("--calibrate", bench.calibrate,
                   "Ghi bảng hiệu chỉnh độ tin cậy, chưa có loại nào thì thêm / write a calibration file, or add "
                   "what it lacks");
    sub.add_option("--recognizer", bench.recognizer,
                   "Chỉ hiệu chỉnh giá trị của bước này / calibrate only what this stage read")
        ->needs(sub.get_option("--calibrate"));
    sub.add_option("--without", bench.without,
                   "Bỏ một bước, xem nó đáng gì / leave a step out, to see its worth")
        ->allow_extra_args(false);
    sub.add_flag("--worth", bench.worth, "Bỏ lần lượt từng bước / leave each step out in turn");
    for (const char* about_one_reading : {"--mistakes", "--contest", "--curve", "--calibrate", "--cards"}) {
      sub.get_option("--worth")->excludes(sub.get_option(about_one_reading));
    }
    sub.get_option("--remembered")->excludes(sub.get_option("--samples"));
    // Cards are measured instead of forms; what is asked about forms would go unanswered.
    for (const char* about_forms : {"--generate", "--layouts", "--names", "--samples", "--mistakes", "--contest",
                                    "--curve", "--calibrate", "--remembered", "--timings"}) {
      sub.get_option("--cards")->excludes(sub.get_option(about_forms));
    }
    declare_run(sub);
  }

  void declare_why(CLI::App& app) {
    CLI::App& sub = add(app, Command::why, "why", "Vì sao mục có giá trị ấy / how a field came by its value");
    sub.add_option("FILE", line_.files, "PDF, TIFF, JPEG, PNG, WebP")
        ->required()
        ->expected(1)
        ->allow_extra_args(false);
    sub.add_option("FIELD", line_.field, "Tên mục / field: full_name, members[0].sex")->required();
    sub.add_option("--html", line_.html, "Ghi trang có hình vào tệp / write a page with pictures");
    declare_run(sub);
    declare_input(sub);
  }

  void declare_fill(CLI::App& app) {
    CLI::App& sub = add(app, Command::fill, "fill", "Đánh máy dữ liệu lên mẫu sạch / type data onto the clean form");
    FillSettings& fill = line_.fill;
    sub.add_option("FORM", line_.forms, "Biểu mẫu: ct01, ct01/tt53-2025 / form")
        ->required()
        ->expected(1)
        ->allow_extra_args(false);
    sub.add_option("--data", fill.data, "Dữ liệu JSON, - là stdin / data as JSON, - is stdin");
    sub.add_option("--from", fill.dossier, "Lấy từ gói hồ sơ hoặc dossier.xml / take from a package or dossier.xml")
        ->check(CLI::ExistingPath);
    CLI::Option* card = sub.add_option("--from-qr", fill.card, "Lấy từ ảnh mã QR thẻ căn cước / take from a card's QR");
    sub.add_option("--person", fill.person,
                   "Thẻ là của ai: head_, members[0]. / whose card it is; default: the declarant")
        ->needs(card);
    sub.add_flag("--example", fill.example, "Điền ví dụ có sẵn của mẫu / type the form's own example");
    sub.add_flag("--qr", fill.code, "In kèm mã QR chứa dữ liệu / print the values as a QR code, too");
    CLI::Option* out = sub.add_option("--out", line_.out, "Tệp PDF nhận kết quả / PDF to write");
    sub.add_flag("--skeleton", fill.skeleton, "In dữ liệu trống để điền / print the data to fill in")->excludes(out);
    sub.callback([this, out] {
      line_.command = Command::fill;
      if (!line_.fill.skeleton && out->empty()) throw CLI::RequiredError("--out");
    });
    declare_pipeline(sub);
    declare_limits(sub);
  }

  void declare_receipt(CLI::App& app) {
    CLI::App& sub = add(app, Command::receipt, "receipt", "Giấy tiếp nhận và hẹn trả / receipt with the due date");
    sub.add_option("PACKAGE", line_.files, "Gói hồ sơ hoặc dossier.xml / package or dossier.xml")
        ->required()
        ->expected(1)
        ->allow_extra_args(false)
        ->check(CLI::ExistingPath);
    sub.add_option("--out", line_.out, "Tệp PDF nhận kết quả / PDF to write")->required();
    sub.add_option("--procedure", line_.procedure, "Mã thủ tục / procedure code; default: the package's");
    sub.add_option("--received", line_.received, "Nhận lúc, 2026-11-26 14:30 / received at; default: now");
    sub.add_option("--data", line_.fill.data, "Dữ liệu thêm, JSON: agency, dossier_code … / more data as JSON");
    sub.add_option("--form", line_.forms, "Mẫu khác: ct04, giay_tiep_nhan / another form")
        ->expected(1)
        ->allow_extra_args(false);
  }

  void declare_one_file(CLI::App& sub, const char* name, const char* summary) {
    sub.add_option(name, line_.files, summary)
        ->required()
        ->expected(1)
        ->allow_extra_args(false)
        ->check(CLI::ExistingPath);
  }

  void declare_pack(CLI::App& app) {
    CLI::App& sub = add(app, Command::pack, "pack", "Đóng gói để nộp, lưu trữ / package for portal or archive");
    PackSettings& pack = line_.pack;
    sub.add_option("PACKAGE", line_.files, "Thư mục gói của hoso run / folder made by hoso run")
        ->expected(1)
        ->allow_extra_args(false)
        ->check(CLI::ExistingDirectory);
    sub.add_option("--profile", pack.profile, "Mẫu gói: portal, sip, aip, bag / package profile");
    sub.add_flag("--list", pack.list, "Liệt kê các mẫu gói / list the profiles");
    sub.add_option("--out", line_.out, "Thư mục nhận gói / folder for the package")->capture_default_str();
    sub.add_option("--facts", pack.facts, "Điều cán bộ biết, JSON / what the officer knows, as JSON")
        ->check(CLI::ExistingFile);
    sub.add_option("--code", pack.code, "Mã hồ sơ / code of the dossier");
    sub.add_option("--procedure", line_.procedure, "Mã thủ tục / procedure code; default: the package's");
    sub.add_option("--case", line_.procedure_case, "Trường hợp của thủ tục / case of the procedure");
    sub.add_option("--redact", pack.redact, "Bản che thông tin: ids, public / a copy with values hidden");
    sub.add_flag("--folder", pack.as_folder, "Để thành thư mục, không nén / a folder instead of a zip");
    sub.add_flag("--allow-unconfined", line_.allow_unconfined,
                 "Mở cả khi không cách ly được / open even where it cannot be confined");
  }

  void declare_trust(CLI::App& sub) {
    sub.add_option("--trust", line_.sign.trust, "Thư mục chứng thư tin cậy / folder of trusted certificates")
        ->check(CLI::ExistingDirectory);
    sub.add_flag("--allow-unconfined", line_.allow_unconfined,
                 "Mở cả khi không cách ly được / open even where it cannot be confined");
  }

  void declare_verify(CLI::App& app) {
    CLI::App& sub = add(app, Command::verify, "verify", "Kiểm tra gói, chữ ký / check a package and its signatures");
    declare_one_file(sub, "PACKAGE", "Thư mục hoặc zip / folder or zip");
    declare_trust(sub);
  }

  void declare_unpack(CLI::App& app) {
    CLI::App& sub = add(app, Command::unpack, "unpack", "Mở gói an toàn / unpack a package safely");
    declare_one_file(sub, "PACKAGE", "Tệp zip / zip");
    sub.add_option("--out", line_.out, "Thư mục mới nhận các tệp / new folder for the files")->required();
    sub.add_flag("--allow-unconfined", line_.allow_unconfined,
                 "Mở cả khi không cách ly được / open even where it cannot be confined");
  }

  void declare_sign(CLI::App& app) {
    CLI::App& sub = add(app, Command::sign, "sign", "Ký số / sign a file");
    SignSettings& sign = line_.sign;
    declare_one_file(sub, "FILE", "PDF, XML hoặc gói / PDF, XML or package");
    sub.add_option("--with", sign.form, "Dạng chữ ký / form: pades, xades, cades; default: by the file")
        ->check(CLI::IsMember({"pades", "xades", "cades"}));
    sub.add_option("--out", line_.out, "Tệp nhận kết quả / file to write");
    CLI::Option* key = sub.add_option("--key", sign.key,
        "Khóa ký, PKCS#12 / signing key, PKCS#12")->check(CLI::ExistingFile);
    CLI::Option* token = sub.add_option("--token", sign.token, "Khóa trên token, pkcs11:… / key on a token");
    token->excludes(key);
    sub.add_option("--pkcs11-module", sign.module, "Trình điều khiển của token / the token's PKCS#11 driver")
        ->needs(token)
        ->check(CLI::ExistingFile);
    sub.add_option("--pin-file", sign.pin_file,
        "Tệp chứa PIN (quyền 600), - là stdin / file with the PIN; default: asked for");
    sub.add_option("--tsa", sign.time_stamp, "Máy chủ dấu thời gian / time-stamping authority, URL");
    sub.add_flag("--pkcs1", sign.pkcs1, "RSA kiểu đệm cũ / RSA with the older padding");
    CLI::Option* visible = sub.add_flag("--visible", sign.visible,
        "Hiện chữ ký ở trang 1 / show the signature on page 1");
    sub.add_option("--copy-kind", sign.copy_kind, "SAO Y, SAO LỤC, TRÍCH SAO / kind of copy")->needs(visible);
    sub.add_option("--organisation", sign.organisation, "Cơ quan ký / organisation that signs")->needs(visible);
    sub.add_option("--hand-over", sign.hand_over, "Giao tệp cho phần mềm ký khác / folder for another signing program")
        ->excludes(key)
        ->excludes(token);
    sub.add_option("--take-back", sign.take_back, "Nhận lại tệp đã ký / the signed file that came back")
        ->check(CLI::ExistingFile);
    declare_trust(sub);
  }

  void declare_signatures(CLI::App& app) {
    CLI::App& sub = add(app, Command::signatures, "signatures", "Xem và kiểm tra chữ ký / show and check signatures");
    declare_one_file(sub, "FILE", "PDF, XML hoặc .p7s / PDF, XML or .p7s");
    sub.add_option("--content", line_.sign.content, "Tệp mà .p7s ký / what a .p7s is about")->check(CLI::ExistingFile);
    declare_trust(sub);
  }

  void declare_portal(CLI::App& app) {
    declare_rehearse(add(app, Command::rehearse, "rehearse", "Nơi nhận sẽ từ chối gì / what a receiver would refuse"),
                     line_);
    declare_submit(add(app, Command::submit, "submit", "Gửi hồ sơ tới nơi nhận / send a dossier to a receiver"), line_);
  }

  void declare_place(CLI::App& app) {
    CLI::App& sub = add(app, Command::place, "place", "Địa chỉ nay thuộc đơn vị nào / today's unit of an address");
    sub.add_option("TEXT", line_.text, "Địa chỉ, cả tên cũ / an address, of former units too")
        ->required()
        ->expected(1)
        ->allow_extra_args(false);
  }

  void declare_procedures(CLI::App& app) {
    CLI::App& sub = add(app, Command::procedures, "procedures", "Thủ tục cần giấy tờ gì / what a procedure asks for");
    sub.add_option("CODE", line_.text, "Mã thủ tục / code; without one: all of them")
        ->expected(1)
        ->allow_extra_args(false);
    sub.add_option("--case", line_.procedure_case, "Chỉ trường hợp này / this case only");
    sub.add_flag("--full", line_.full, "Nguyên văn trên Cổng / everything as the portal says it");
  }

  void declare_reading(CLI::App& app, Command command, const char* name, const char* summary) {
    CLI::App& sub = add(app, command, name, summary);
    sub.add_option("FILE", line_.files, "PDF, TIFF, JPEG, PNG, WebP")->required();
    if (command == Command::run) {
      sub.add_option("--out", line_.out, "Thư mục nhận gói hồ sơ / folder for the package")
          ->capture_default_str();
      sub.add_flag("--split", line_.split, "Tách xấp theo tờ phân cách / divide a stack by separator sheets");
      sub.add_option("--html", line_.html, "Ghi trang có hình thu nhỏ / write a page with thumbnails")
          ->needs(sub.get_option("--split"));
    }
    if (command == Command::split) {
      sub.add_option("--html", line_.html, "Ghi trang có hình thu nhỏ / write a page with thumbnails");
    }
    if (command == Command::check) {
      sub.add_option("--html", line_.html, "Ghi kết quả thành trang HTML / write the answer as a page");
      sub.add_option("--pdf", line_.pdf, "Ghi kết quả thành PDF / write the answer as PDF");
    }
    declare_run(sub);
    CLI::Option* procedure =
        sub.add_option("--procedure", line_.procedure, "Mã thủ tục / procedure code, 1.004222");
    sub.add_option("--case", line_.procedure_case, "Trường hợp của thủ tục / case of the procedure")
        ->needs(procedure);
    if (command != Command::split) declare_reading_of_one(sub, command, *procedure);
    declare_input(sub);
  }

  /// What can be asked of one dossier, not of a stack.
  void declare_reading_of_one(CLI::App& sub, Command command, CLI::Option& procedure) {
    sub.add_option("--paper", line_.papers, "Trang nào là giấy gì: 3=KQ003605 / which page is which paper")
        ->needs(&procedure)
        ->allow_extra_args(false);
    sub.add_flag("--timings", line_.timings, "In thời gian từng bước / print stage timings");
    sub.add_flag("!--no-remember", line_.remember,
                 "Không nhớ cách trình bày mới gặp / remember no new layouts");
    if (command != Command::run) return;
    for (const char* of_one : {"--paper", "--timings"}) sub.get_option("--split")->excludes(sub.get_option(of_one));
  }

  /// What every command that runs a pipeline takes.
  void declare_run(CLI::App& sub) {
    sub.add_option("--form", line_.forms, "Chỉ tìm biểu mẫu này / look for this form only")
        ->allow_extra_args(false);
    declare_pipeline(sub);
  }

  void declare_pipeline(CLI::App& sub) {
    sub.add_option("--pipeline", line_.pipeline, "Pipeline: tên hoặc tệp / name or file")
        ->capture_default_str();
    sub.add_option("--jobs", line_.jobs, "Số luồng; mặc định: số nhân, tối đa 4 / threads; default: cores, at most 4")
        ->check(CLI::Range(1, 64));
  }

  /// How files are opened, for every command that is given some.
  void declare_input(CLI::App& sub) {
    declare_data(sub);
    declare_limits(sub);
  }

  void declare_limits(CLI::App& sub) {
    sub.add_flag("--allow-unconfined", line_.allow_unconfined,
                 "Giải mã cả khi không cách ly được / decode even where it cannot be confined");
    sub.add_option("--max-pages", line_.limits.pages, "Số trang tối đa một tệp / pages of a file")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    sub.add_option_function<std::uint64_t>(
           "--max-file-mb", [this](std::uint64_t mb) { line_.limits.file_bytes = mb << 20; },
           "Cỡ tệp tối đa, MB (200) / file size")
        ->check(CLI::Range(1, 4096));
    sub.add_option("--max-page-seconds", line_.limits.page_seconds,
                   "Thời gian tối đa một trang, giây / seconds for a page")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 86'400.0))
        ->check(no_nan);
  }

  CommandLine& line_;
  Answer answer_ = nullptr;
};

/// What could have been meant: the commands, the options of the command that was given.
std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* given : app.get_subcommands()) {
    for (const CLI::Option* option : given->get_options()) {
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
  }
  if (!words.empty()) return words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back(command->get_name());
  }
  return words;
}

void refuse_unknown_word(const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining(true);
  if (extras.empty()) return;
  const std::string word = extras.front().substr(0, extras.front().find('='));
  throw Error("usage.unknown_word", {{"word", word}, {"nearest", nearest(word, known_words(app))}});
}

}  // namespace

std::optional<CommandLine> parse_command_line(int argc, char** argv) {
  CommandLine line;
  CLI::App app("hoso: đọc hồ sơ giấy, kiểm tra và đóng gói / scans in, a checked dossier out",
               "hoso");
  Declaration declaration(line);
  declaration.declare(app);
  try {
    app.parse(argc, argv);
    if (declaration.answered(app)) return std::nullopt;
  } catch (const CLI::Success& asked) {
    // "hoso chek --help": help for everything would hide the mistake.
    if (app.get_subcommands().empty()) refuse_unknown_word(app);
    app.exit(asked, std::cout, std::cerr);
    return std::nullopt;
  } catch (const CLI::ParseError& mistake) {
    refuse_unknown_word(app);
    throw Error("usage.invalid", {{"detail", mistake.what()}});
  }
  return line;
}

}  // namespace hoso::app
