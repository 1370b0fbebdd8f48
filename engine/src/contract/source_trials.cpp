#include <algorithm>
#include <fstream>
#include <hoso/jpeg.hpp>
#include <iterator>

#include "contract/drawing.hpp"
#include "contract/trial.hpp"
#include "pipeline/result_checks.hpp"

namespace hoso::contract {
namespace {

using Bytes = std::vector<std::uint8_t>;
using NamedFile = std::pair<std::string, Bytes>;

Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

/// A PDF (ISO 32000-1) of one empty page with sides of `points`.
Bytes empty_pdf(int points) {
  const std::string side = std::to_string(points);
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 " + side + " " + side + "]>>"};
  std::string pdf = "%PDF-1.4\n";
  std::string offsets = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    offsets += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  pdf += "xref\n0 4\n" + offsets + "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n" + start +
         "\n%%EOF\n";
  return bytes_of(pdf);
}

Bytes file_bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Bytes first_half(Bytes bytes) {
  bytes.resize(bytes.size() / 2);
  return bytes;
}

std::vector<NamedFile> pictures(const Material& material) {
  std::vector<NamedFile> files;
  for (const SpecimenPage& page : material.pages) {
    files.emplace_back(page.name + " as JPEG", jpeg_bytes(page.page.image, 90));
  }
  files.emplace_back("half a JPEG", first_half(files.front().second));
  const auto blank = std::filesystem::path(material.form->folder) / "page-1.png";
  files.emplace_back("the form's blank as PNG", file_bytes(blank));
  files.emplace_back("half a PNG", first_half(file_bytes(blank)));
  return files;
}

std::vector<NamedFile> documents(const Material& material) {
  const Bytes form = file_bytes(std::filesystem::path(material.form->folder) / "blank.pdf");
  return {{"the form's blank as PDF", form},
          {"half a PDF", first_half(form)},
          {"a blank page as PDF", empty_pdf(595)},
          {"a page of one point as PDF", empty_pdf(1)},
          {"a huge page as PDF", empty_pdf(14'400)}};
}

/// Of no kind, or only nearly.
std::vector<NamedFile> oddities() {
  return {{"an empty file", {}},
          {"a file of one byte", {0xff}},
          {"a text", bytes_of("hello\n")},
          {"the start of a JPEG", {0xff, 0xd8, 0xff, 0xe0}},
          {"the start of a PNG", {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}},
          {"the start of a TIFF", {'I', 'I', 42, 0, 8, 0, 0, 0}},
          {"the start of a PDF", bytes_of("%PDF-1.7\n")}};
}

bool lies_on(const PixelRect& box, PixelSize size) {
  return !box.empty() && clipped(box, size) == box;
}

std::string complaint_about(const Page& page, const Limits& limits) {
  if (std::string complaint = pipeline::complaint_about(page, limits); !complaint.empty()) {
    return complaint;
  }
  const auto astray = [&](const Word& word) { return !lies_on(word.box, page.image.size()); };
  if (std::ranges::any_of(page.words, astray)) return "a word off the page";
  return page.quarter_turns >= 0 && page.quarter_turns <= 3 ? "" : "a turn outside 0..3";
}

/// Every page is read; one that cannot be must say so in a code, and the others stay readable.
Answer pages_of(PageReader& reader, const StageContext& context) {
  Answer answer;
  if (reader.page_count() < 1) answer.complaint = "an open file without pages";
  for (int index = 0; index < reader.page_count(); ++index) {
    const Page page = reader.read(index, context);
    if (std::string complaint = complaint_about(page, context.limits()); !complaint.empty()) {
      answer.complaint = complaint;
    }
    answer.digest.add(page);
  }
  return answer;
}

/// A file that the stage does not know is a fine answer: there are other sources.
Answer read(SourceStage& stage, const NamedFile& file, const StageContext& context) {
  const InputFile input{file.first, file.second};
  Answer answer;
  if (stage.media_type(input).empty()) {
    answer.passed_over = true;
    return answer;
  }
  return pages_of(*stage.open(input, context), context);
}

}  // namespace

template <>
Trials<SourceStage> trials_of(const std::shared_ptr<const Material>& material, const std::string&) {
  std::vector<NamedFile> files = pictures(*material);
  std::ranges::move(documents(*material), std::back_inserter(files));
  std::ranges::move(oddities(), std::back_inserter(files));
  for (const auto& sample : material->samples) {
    files.emplace_back(sample.filename().string(), file_bytes(sample));
  }
  Trials<SourceStage> trials;
  for (NamedFile& file : files) {
    const bool heavy = file.first.starts_with("a huge");
    const auto shared = std::make_shared<const NamedFile>(std::move(file));
    const auto act = [shared](SourceStage& stage, const StageContext& context) {
      return read(stage, *shared, context);
    };
    trials.push_back({shared->first, act, heavy});
  }
  return trials;
}

}  // namespace hoso::contract
