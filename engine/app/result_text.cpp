#include "result_text.hpp"

#include <algorithm>
#include <fmt/format.h>

#include <hoso/choice.hpp>
#include <hoso/unknown_page.hpp>

#include "messages.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace hoso::app {
namespace {

LocalizedText verdict_on(pipeline::Status status) {
  switch (status) {
    case pipeline::Status::packaged:
      return {"Hồ sơ không có gì phải xem lại.", "Nothing in the dossier needs a second look."};
    case pipeline::Status::needs_review:
      return {"Hồ sơ cần được người xem lại.", "A person must look at the dossier."};
    case pipeline::Status::rejected:
      return {"Không tìm thấy biểu mẫu nào đọc được.", "No form that can be read was found."};
    case pipeline::Status::failed:
      return {"Có lỗi khi xử lý; xem các thông báo.", "Something went wrong; see the messages."};
  }
  return {};
}

std::string heading(const Document& document, const CommandLine& line) {
  std::string pages;
  for (const int page : document.pages) pages += fmt::format("{}{}", pages.empty() ? "" : ", ", page);
  return fmt::format("{} ({}/{}), {} {}\n", printable(say(line, document.form->title)),
                     document.form->id, document.form->version,
                     say(line, {"trang", "page"}), pages);
}

/// Choices by their labels. A value that could not be normalised is shown as it was written.
std::string shown_value(const FieldValue& field, const FormTemplate& form, const CommandLine& line) {
  const std::string& text = field.value.empty() ? field.raw : field.value;
  const auto spec = std::ranges::find(form.fields, field.id, &FieldSpec::id);
  if (spec == form.fields.end() || spec->options.empty()) return text;
  return say(line, chosen_labels(*spec, text));
}

std::string fields_table(const Document& document, const CommandLine& line) {
  std::vector<std::vector<std::string>> rows;
  for (const FieldValue& field : document.fields) {
    const std::string shown = shown_value(field, *document.form, line);
    rows.push_back({"  " + field.id, shown, fmt::format("{:.0f} %", field.confidence * 100),
                    say(line, text_of(field.state))});
  }
  return table(rows);
}

std::string unknown_pages(const Dossier& dossier, const CommandLine& line) {
  std::string text;
  for (const DossierPage& page : dossier.pages) {
    if (!is_unknown(page)) continue;
    text += fmt::format("{} {} ({}): {}\n", say(line, {"Trang", "Page"}), page.number,
                        printable(dossier.files[static_cast<std::size_t>(page.file)].name),
                        say(line, {"không nhận ra biểu mẫu", "no known form"}));
  }
  return text;
}

std::string package_lines(const Result& result, const CommandLine& line) {
  if (!result.package) return {};
  std::vector<std::vector<std::string>> rows = {
      {say(line, {"Gói hồ sơ:", "Package:"}), result.package->folder.string()}};
  for (const auto& path : result.package->beside) rows.push_back({"", path.string()});
  return table(rows);
}

/// A layout that was met for the first time is a person's to look at.
std::string learned_lines(const Result& result, const CommandLine& line) {
  std::string text;
  for (const std::string& id : result.learned) {
    text += fmt::format("{} {} (hoso variants show {})\n",
                        say(line, {"Đã nhớ cách trình bày mới:", "Remembered a new layout:"}), id, id);
  }
  return text;
}

std::string closing(const Result& result, const CommandLine& line) {
  return learned_lines(result, line) + unknown_pages(result.report.dossier, line) + package_lines(result, line) +
         say(line, verdict_on(result.report.status)) + "\n";
}

}  // namespace

std::string result_text(const Result& result, const CommandLine& line) {
  std::string text;
  for (const Document& document : result.report.dossier.documents) {
    text += heading(document, line) + fields_table(document, line) +
            findings_list(document.findings, line) + "\n";
  }
  return text + findings_list(result.report.dossier.findings, line) + closing(result, line);
}

std::string outcome_text(const Result& result, const CommandLine& line) {
  return learned_lines(result, line) + package_lines(result, line);
}

std::string timings_text(const pipeline::Timings& timings) {
  std::vector<std::pair<std::string, pipeline::StageTiming>> sorted(timings.begin(), timings.end());
  std::ranges::stable_sort(sorted, std::greater(), [](const auto& one) { return one.second.total; });
  std::vector<std::vector<std::string>> rows;
  for (const auto& [stage, timing] : sorted) {
    rows.push_back({stage, fmt::format("{}×", timing.calls),
                    fmt::format("{:.3f} s", std::chrono::duration<double>(timing.total).count())});
  }
  return table(rows);
}

}  // namespace hoso::app
