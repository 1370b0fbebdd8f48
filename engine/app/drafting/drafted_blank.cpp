#include "drafting/drafted_blank.hpp"

#include <memory>

#include "drafting/read_words.hpp"

namespace hoso::app {
namespace {

/// Loads the model when a page without a text layer is met.
class LazyReader {
 public:
  std::vector<PrintedWord> operator()(const cv::Mat& gray, double dpi, const drafting::PrintShapes& shapes) {
    if (!model_)
      model_ = std::make_shared<imaging::LineModel>(imaging::LineModelPlan{imaging::line_model_folder(""), "vie"});
    return drafting::read_words(gray, dpi, shapes, *model_);
  }

 private:
  std::shared_ptr<imaging::LineModel> model_;
};

}  // namespace

drafting::Draft drafted_blank(const std::vector<Page>& pages, const Installation& installation) {
  const drafting::LabelGlossary glossary(installation.templates / "lexicons" / "labels.tsv");
  std::vector<drafting::PagePrint> prints;
  LazyReader reader;
  for (const Page& page : pages) prints.push_back(drafting::print_of(page, std::ref(reader)));
  return drafting::draft_of(std::move(prints), glossary);
}

}  // namespace hoso::app
