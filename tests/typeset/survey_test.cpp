// The committed files of the test slip against its layout.xml.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <hoso/template_reader.hpp>

#include "typeset/form_files.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {
namespace {

const std::filesystem::path folder = std::filesystem::path(HOSO_SURVEY) / "forms/survey/v1";

std::string content_of(const std::string& name) {
  std::ifstream file(folder / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Survey, CommittedDescriptionIsThatOfTheLayout) {
  const Layout layout = read_layout((folder / "layout.xml").string());
  const auto pages = typeset(layout);
  EXPECT_EQ(content_of("form.xml"), form_xml(layout, pages)) << "run hoso_typeset_form";
  EXPECT_EQ(content_of("page-1.words.xml"), words_xml(pages.at(0)));
}

TEST(Survey, IsASoundForm) {
  const auto form = load_form(folder);
  const auto boxes = [&](const std::string& id) {
    return std::ranges::find(form->fields, id, &FieldSpec::id)->options.size();
  };
  EXPECT_EQ(boxes("at_home"), 2U);
  EXPECT_EQ(boxes("housing"), 5U);
  EXPECT_EQ(boxes("assets"), 6U);
}

}  // namespace
}  // namespace hoso::typeset
