#include <hoso/procedure_guide.hpp>

#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <unistd.h>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>
#include <hoso/text.hpp>

namespace hoso {
namespace {

namespace fs = std::filesystem;

const fs::path folder = HOSO_RESOURCES "/procedures";

Procedure procedure(const std::string& code) { return load_procedure(folder / (code + ".xml")); }

/// A procedures folder with one guide of 1.010038.
class GuideFolder {
 public:
  explicit GuideFolder(const std::string& inside) {
    fs::create_directories(path_ / "guides");
    std::ofstream(path_ / "guides" / "1.010038.xml")
        << R"(<guide xmlns="urn:hoso:procedure-guide:1" code="1.010038" compiled="2026-11-26">)" << inside
        << "</guide>";
  }
  ~GuideFolder() { fs::remove_all(path_); }
  GuideFolder(const GuideFolder&) = delete;
  GuideFolder& operator=(const GuideFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_ = fs::temp_directory_path() / ("hoso_guides_" + std::to_string(::getpid()));
};

std::string code_of_mistake(const std::string& inside) {
  const GuideFolder made(inside);
  try {
    (void)load_guide(procedure("1.010038"), made.path());
  } catch (const Error& error) {
    return error.code();
  }
  return "";
}

TEST(ProcedureGuides, AllNameComponentsAndFormsThatThereAre) {
  int guides = 0;
  for (const std::string& code : procedure_codes(folder)) {
    const auto guide = load_guide(procedure(code), folder);
    if (!guide) continue;
    ++guides;
    std::set<std::string> ids;
    for (const GuideCase& one : guide->cases) {
      EXPECT_TRUE(ids.insert(one.id).second) << code;
      EXPECT_FALSE(guide->papers_of(one.id).empty()) << code << ' ' << one.id;
    }
    EXPECT_EQ(guide->cases.empty(), guide->question.vi.empty()) << code;
    EXPECT_FALSE(guide->papers_of(guide->cases.empty() ? "" : guide->cases.front().id).empty()) << code;
    for (const GuideCase& one : guide->cases) {
      for (const GuidePaper& paper : guide->papers_of(one.id)) {
        for (const std::string& form : paper.forms) {
          EXPECT_TRUE(fs::is_directory(fs::path(HOSO_RESOURCES "/forms") / form)) << form;
        }
        EXPECT_LE(code_points(paper.name.vi).size(), 110U);
      }
    }
  }
  EXPECT_GE(guides, 19);
}

TEST(ProcedureGuides, ACasesPapersComeBeforeThoseOfEveryCase) {
  const auto guide = load_guide(procedure("1.001193"), folder).value();
  const auto papers = guide.papers_of("abandoned");
  EXPECT_EQ(papers.front().code, "000.00.00.G15-KQ003208");
  EXPECT_EQ(papers.size(), guide.papers.size() + 1);
  EXPECT_EQ(guide.papers_of("nobody").size(), guide.papers.size());
}

TEST(ProcedureGuides, ManyProceduresHaveNone) { EXPECT_FALSE(load_guide(procedure("1.004884"), folder)); }

TEST(ProcedureGuides, MistakesAreNamed) {
  const auto paper = [](const std::string& attributes) {
    return "<paper " + attributes + R"(><name vi="a" en="b"/></paper>)";
  };
  EXPECT_EQ(code_of_mistake(paper(R"(code="x" need="required")")), "procedure.invalid");
  EXPECT_EQ(code_of_mistake(paper(R"(code="000.00.00.G01-KQ003624" need="if")")), "procedure.invalid");
  EXPECT_EQ(code_of_mistake(paper(R"(code="000.00.00.G01-KQ003624" need="perhaps")")), "procedure.invalid");
  EXPECT_EQ(code_of_mistake(paper(R"(code="000.00.00.G01-KQ003624" need="required")")), "");
}

TEST(ProcedureGuides, ComponentsAreKnownByTheirEnd) {
  EXPECT_EQ(known_component(procedure("1.004222"), "KQ003605"), "000.00.00.G01-KQ003605");
  EXPECT_THROW((void)known_component(procedure("1.004222"), "KQ999999"), Error);
  EXPECT_THROW((void)known_component(procedure("1.004222"), ""), Error);
}

TEST(ProcedureGuides, CasesMustBeKnown) {
  const Procedure residence = procedure("1.004222");
  EXPECT_NO_THROW(require_case(load_guide(residence, folder), residence, "own"));
  EXPECT_THROW(require_case(load_guide(residence, folder), residence, "moon"), Error);
  EXPECT_THROW(require_case(std::nullopt, residence, "own"), Error);
}

}  // namespace
}  // namespace hoso
