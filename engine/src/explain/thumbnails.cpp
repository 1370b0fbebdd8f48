#include "explain/thumbnails.hpp"

#include <hoso/imaging/mat.hpp>
#include <hoso/imaging/reduced.hpp>
#include <hoso/jpeg.hpp>

#include "pipeline/call_site.hpp"

namespace hoso::explain {
namespace {

constexpr int most_side_px = 420;
constexpr int quality = 70;

std::vector<std::uint8_t> thumbnail(const Page& page) {
  const cv::Mat small = imaging::reduced(imaging::as_mat(page.image), most_side_px);
  return jpeg_bytes(imaging::from_mat(small.clone()), quality);
}

}  // namespace

std::vector<std::vector<std::uint8_t>> thumbnails(const std::vector<std::filesystem::path>& files,
                                                  pipeline::Pipeline& pipeline, const pipeline::RunPlan& plan) {
  std::vector<std::vector<std::uint8_t>> pictures;
  pipeline::FileReader reader(pipeline, plan.decoder, plan.terms.limits);
  for (const std::filesystem::path& file : files) {
    pipeline::Journal told_by_the_run;
    pipeline::CallSite site(plan.terms, {}, {file.string(), std::nullopt}, told_by_the_run);
    const auto opened = site.call("", [&](const StageContext& context) { return reader.open(file, context); });
    for (int i = 0; opened && i < opened->described.page_count; ++i) {
      const auto page = site.call("", [&](const StageContext& context) { return reader.read(*opened, i, context); });
      pictures.push_back(page ? thumbnail(*page) : std::vector<std::uint8_t>());
    }
  }
  return pictures;
}

}  // namespace hoso::explain
