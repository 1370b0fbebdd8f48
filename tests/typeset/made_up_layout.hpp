// Small layouts of no real form.
#pragma once

#include <unistd.h>

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include <hoso/error.hpp>

#include "typeset/form_files.hpp"
#include "typeset/typeset.hpp"

namespace hoso::typeset {

/// One page of 100 x 80 mm with margins of 10 mm.
inline Layout layout_of(const std::string& fields, const std::string& blocks) {
  const std::string path = testing::TempDir() + ("made_up-" + std::to_string(getpid()) + ".xml");
  std::ofstream(path) << R"(<layout xmlns="urn:hoso:layout:1" form="f" version="v1"
      valid-from="2026-01-01" font-family="Liberation Serif" font-size-pt="12">
  <title vi="Mẫu" en="Form"/><legal-source>None</legal-source><fields>)"
                      << fields << R"(</fields>
  <page width-mm="100" height-mm="80" margin-left-mm="10" margin-top-mm="10" margin-right-mm="10"
        margin-bottom-mm="10">)"
                      << blocks << "</page></layout>\n";
  return read_layout(path);
}

/// What the reader expected instead; "none" where nothing is wrong.
inline std::string mistake_in(const std::string& fields, const std::string& blocks) {
  try {
    const Layout layout = layout_of(fields, blocks);
    static_cast<void>(form_xml(layout, typeset(layout)));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), "template.invalid");
    return error.arguments().at("expected");
  }
  return "none";
}

}  // namespace hoso::typeset
