// The page: whole HTML, accessible tables, nothing from outside, nothing that breaks out.
#include "form_testing/test_page.hpp"

#include <gmock/gmock.h>
#include <libxml/HTMLparser.h>

#include <functional>
#include <memory>

#include "form_testing/made_up_test.hpp"

namespace hoso::form_testing {
namespace {

using bench::Comparison;
using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using Texts = std::vector<std::string>;

const std::string hostile = "</title></style>\"'><script>alert(1)</script><img src=x onerror=y>";

FormTest hostile_test() {
  const Comparison wrong{hostile, hostile + "x", 0.99};
  FormTest test = made_up_test({{"a", hostile, {wrong, wrong, wrong}}});
  auto form = std::make_shared<FormTemplate>(*test.form);
  form->title.vi = hostile;
  test.form = form;
  test.set.written = {hostile};
  test.taken_for = {{hostile, 1}};
  test.others_tried = 1;
  test.others_taken = {{hostile, 0}};
  test.crops = {{"a", {hostile, hostile}, wrong, hostile, hostile, {0xFF, 0xD8, 0xFF}}};
  test.score.all.filled = 2;
  test.score.by_group["form leave v1"].filled = 2;
  test.score.values = {{"leave v1", {"text", "recognize.tesseract"}, {0.99, true}},
                       {"leave v1", {"text", "recognize.tesseract"}, {0.5, false}}};
  return test;
}

/// A page as libxml2 sees it.
class ParsedPage {
 public:
  explicit ParsedPage(const std::string& html) {
    xmlSetStructuredErrorFunc(&problems_, note);
    document_.reset(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "utf-8", HTML_PARSE_RECOVER));
    xmlSetStructuredErrorFunc(nullptr, nullptr);
    if (document_) visit(xmlDocGetRootElement(document_.get()));
  }

  [[nodiscard]] const Texts& problems() const { return problems_; }
  [[nodiscard]] const Texts& elements() const { return elements_; }
  /// Values of all attributes of that name.
  [[nodiscard]] const Texts& attribute(const std::string& name) { return attributes_[name]; }
  [[nodiscard]] const std::map<std::string, Texts>& attributes() const { return attributes_; }
  [[nodiscard]] long count(const std::string& element) const { return std::ranges::count(elements_, element); }

 private:
#if LIBXML_VERSION >= 21200
  using Problem = const xmlError*;
#else
  using Problem = xmlError*;
#endif
  static void note(void* problems, Problem error) {
    // HTML 4 did not know these elements; everything else counts.
    if (error->code != XML_HTML_UNKNOWN_TAG) static_cast<Texts*>(problems)->emplace_back(error->message);
  }

  void visit(const xmlNode* node) {
    for (; node; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      elements_.emplace_back(reinterpret_cast<const char*>(node->name));
      for (const xmlAttr* one = node->properties; one; one = one->next) {
        const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlNodeListGetString(document_.get(), one->children, 1),
                                                                xmlFree);
        attributes_[reinterpret_cast<const char*>(one->name)].emplace_back(
            value ? reinterpret_cast<const char*>(value.get()) : "");
      }
      visit(node->children);
    }
  }

  struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
  Texts problems_, elements_;
  std::map<std::string, Texts> attributes_;
};

TEST(TestPage, IsWellFormedAndEscapesWhateverItShows) {
  ParsedPage page(test_page(hostile_test()));
  EXPECT_THAT(page.problems(), IsEmpty());
  EXPECT_THAT(page.elements(), AllOf(Not(Contains("script")), Contains("svg"), Contains("figure")));
  for (const auto& [name, values] : page.attributes()) EXPECT_THAT(name, Not(StartsWith("on")));
  EXPECT_EQ(page.count("img"), 1);
}

TEST(TestPage, FetchesNothing) {
  const std::string html = test_page(hostile_test());
  ParsedPage page(html);
  EXPECT_THAT(page.attribute("src"), AllOf(SizeIs(1), Each(StartsWith("data:image/jpeg;base64,"))));
  EXPECT_THAT(page.attribute("href"), Each(StartsWith("#"))) << "within the drawing";
  EXPECT_THAT(page.attribute("content"), Contains(StartsWith("default-src 'none'; img-src data:;")));
  EXPECT_THAT(html, AllOf(Not(HasSubstr("url(http")), Not(HasSubstr("@import"))));
}

TEST(TestPage, HasTablesThatScreenReadersCanWalk) {
  ParsedPage page(test_page(hostile_test()));
  EXPECT_EQ(page.count("table"), 4);
  EXPECT_EQ(page.count("caption"), page.count("table"));
  EXPECT_THAT(page.attribute("scope"), AllOf(SizeIs(page.count("th")), Each(AnyOf(Eq("col"), Eq("row")))));
  EXPECT_THAT(page.attribute("alt"), SizeIs(page.count("img")));
  EXPECT_THAT(page.attribute("lang"), Contains("vi"));
}

TEST(TestPage, SaysPlainlyWhatWasNotTried) {
  FormTest test = made_up_test({{"a", "Họ tên", {{"Nam", "Nam", 0.99}}}});
  EXPECT_THAT(test_page(test), AllOf(HasSubstr("không có phông giống viết tay"), HasSubstr("Không có gì chỉ ra lỗi"),
                                     Not(HasSubstr("handwriting-like</span>"))));
  EXPECT_THAT(test_page(test), Not(HasSubstr("layout.xml")));
  test.set.written = {"Pangolin"};
  test.typed_on_blank = true;
  EXPECT_THAT(test_page(test), AllOf(HasSubstr("Pangolin"), Not(HasSubstr("không có phông giống viết tay")),
                                     HasSubstr("vùng lệch chỗ trên giấy không lộ ra")));
}

TEST(TestPage, IsTheSameForTheSameTest) { EXPECT_TRUE(test_page(hostile_test()) == test_page(hostile_test())); }

}  // namespace
}  // namespace hoso::form_testing
