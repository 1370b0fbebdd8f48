#include "bench/contest.hpp"

#include <fstream>
#include <stdexcept>



namespace hoso::bench {
namespace {

namespace fs = std::filesystem;

constexpr double contest_dpi = 300;

void write(const fs::path& file, const synthetic::Bytes& bytes) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream) throw std::runtime_error("cannot write " + file.string());
}

fs::path page_file(const ContestPlan& plan, int index) {
  return plan.scratch / ("page-" + std::to_string(index) + ".jpg");
}

ProcessCost cost_of(const ContestPlan& plan, std::vector<std::string> argv) {
  return measured_run(argv, plan.scratch / "log.txt");
}

}  // namespace

void write_contest_pages(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                         const ContestPlan& plan) {
  std::vector<PageImage> pages;
  std::ofstream list(plan.scratch / "pages.txt");
  for (int i = 0; i < plan.pages; ++i) {
    PageRecipe recipe;
    recipe.seed = plan.seed + static_cast<std::uint64_t>(i);
    recipe.dpi = contest_dpi;
    pages.push_back(degraded_page(form, stage_of, recipe));
    write(page_file(plan, i), synthetic::to_jpeg(pages.back(), 85, contest_dpi));
    list << page_file(plan, i).string() << '\n';
  }
  write(plan.scratch / "pages.pdf", synthetic::to_scanned_pdf(pages, 85, contest_dpi));
}

std::vector<Contender> run_contest(const ContestPlan& plan) {
  const std::string pdf = (plan.scratch / "pages.pdf").string();
  const std::string jobs = std::to_string(plan.jobs);
  std::vector<Contender> contenders;
  contenders.push_back({"hoso run --jobs " + jobs,
                        cost_of(plan, {plan.hoso.string(), "run", pdf, "--out",
                                       (plan.scratch / "out").string(), "--jobs", jobs})});
  if (program_exists("ocrmypdf")) {
    contenders.push_back({"ocrmypdf -l vie --jobs " + jobs,
                          cost_of(plan, {"ocrmypdf", "-l", "vie", "--jobs", jobs, "--output-type", "pdfa",
                                         pdf, (plan.scratch / "ocrmypdf.pdf").string()})});
  }
  if (program_exists("tesseract")) {
    contenders.push_back({"tesseract -l vie (pdf)",
                          cost_of(plan, {"tesseract", (plan.scratch / "pages.txt").string(),
                                         (plan.scratch / "tesseract").string(), "-l", "vie", "pdf"})});
  }
  return contenders;
}

double seconds_to_first_result(const ContestPlan& plan) {
  const std::vector<std::string> argv{plan.hoso.string(), "read", page_file(plan, 0).string()};
  static_cast<void>(cost_of(plan, argv));
  return cost_of(plan, argv).wall_s;
}

}  // namespace hoso::bench
