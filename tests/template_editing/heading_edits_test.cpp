#include "template_editing/heading_edits.hpp"

#include <gmock/gmock.h>

#include "small_form.hpp"
#include "template_editing/form_outline.hpp"

namespace hoso::template_editing {
namespace {

std::string lines(const std::string& after) { return changed_lines(small_form, after); }

TEST(HeadingEdits, WriteWhatIsSaid) {
  EXPECT_EQ(lines(with_heading(form_text(), {.title_en = "Application \"A\"", .legal_source = "TT 1/2026 & TT 2"})),
            "-  <title vi=\"Đơn\" en=\"TODO\"/>\n-  <legal-source>TODO</legal-source>\n"
            "+  <title vi=\"Đơn\" en=\"Application &quot;A&quot;\"/>\n"
            "+  <legal-source>TT 1/2026 &amp; TT 2</legal-source>\n");
  EXPECT_EQ(with_heading(form_text(), {.title_vi = "Đơn", .legal_source = "TODO", .valid_from = "2026-01-01"}),
            small_form);
  EXPECT_EQ(refusal_of([] { return with_heading(form_text(), {.title_vi = " "}); }), "designer.invalid");
}

TEST(HeadingEdits, DaysExistAndFollowOneAnother) {
  const std::string after = with_heading(form_text(), {.valid_from = "2024-02-29", .superseded_on = "2026-07-01"});
  EXPECT_EQ(outline_of(after, "").valid_from, "2024-02-29");
  EXPECT_EQ(outline_of(after, "").superseded_on, "2026-07-01");
  EXPECT_EQ(with_heading(form_text(after), {.valid_from = "2026-01-01", .superseded_on = ""}), small_form);
  for (const char* bad : {"", "1/7/2026", "2026-13-01", "2025-02-29", "2026-07-01T00:00", "26-07-01"}) {
    EXPECT_EQ(refusal_of([&] { return with_heading(form_text(), {.valid_from = bad}); }), "designer.invalid") << bad;
  }
  EXPECT_EQ(refusal_of([] { return with_heading(form_text(), {.superseded_on = "2025-12-31"}); }), "designer.invalid");
}

TEST(HeadingEdits, AQuestionThatIsDecidedGoesWithItsLine) {
  const std::vector<Todo> todos = todos_in(small_form, "form.xml");
  EXPECT_EQ(lines(without_todo(form_text(), todos[2].line)), "-      <!-- TODO: is it one? -->\n");
  EXPECT_EQ(refusal_of([&] { return without_todo(form_text(), todos[0].line); }), "designer.unknown")
      << "a value is decided by another value";
  EXPECT_EQ(refusal_of([] { return without_todo(form_text(), 2); }), "designer.unknown") << "a comment without TODO";
}

TEST(HeadingEdits, AQuestionBesideOtherThingsLeavesThem) {
  std::string form = small_form;
  form.replace(form.find("<!-- measured -->"), 17, "<!-- TODO: measure\n it --> <!-- by whom -->");
  const int line = todos_in(form, "").at(2).line;
  const std::string after = without_todo(form_text(form), line);
  EXPECT_THAT(after, testing::HasSubstr("height=\"8\"/>  <!-- by whom -->"));
  EXPECT_EQ(outline_of(after, "").entries.size(), 3U);
}

}  // namespace
}  // namespace hoso::template_editing
