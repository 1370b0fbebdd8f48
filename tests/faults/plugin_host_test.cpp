// Which libraries the host refuses, and with which code.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <hoso/error.hpp>

#include "plugin/plugin_folders.hpp"
#include "plugin/plugin_host.hpp"

namespace hoso::plugin {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::Key;

const fs::path built = HOSO_FAULT_PLUGINS;

/// An empty folder of the test's own.
class PluginHostTest : public testing::Test {
 protected:
  PluginHostTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~PluginHostTest() override { fs::remove_all(folder_); }

  fs::path copy_sound(const std::string& name = "libhoso_prepare_sound.so") {
    fs::copy_file(built / "libhoso_prepare_sound.so", folder_ / name);
    return folder_ / name;
  }
  std::string refusal(const std::string& id) {
    PluginHost host({folder_});
    const auto& reports = host.load_all();
    const auto found = reports.find(id);
    if (found == reports.end()) return "not listed";
    return found->second.refusal ? found->second.refusal->code : "loaded";
  }

  fs::path folder_ =
      fs::temp_directory_path() /
      ("hoso-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

std::string code_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.code();
  }
  return "no error";
}

struct Refused {
  std::string id;
  std::string code;
};

class RefusedLibrary : public testing::TestWithParam<Refused> {};

TEST_P(RefusedLibrary, IsNamedWithItsCodeAndDoesNotHideTheOthers) {
  PluginHost host({built});
  EXPECT_EQ(code_of([&] { host.stage("prepare." + GetParam().id); }), GetParam().code);
  EXPECT_EQ(host.stage("prepare.sound").plugin, "prepare_sound");
}

INSTANTIATE_TEST_SUITE_P(
    Faults, RefusedLibrary,
    testing::Values(Refused{"wrong_abi", "plugin.wrong_abi"},
                    Refused{"wrong_size", "plugin.bad_descriptor"},
                    Refused{"wrong_id", "plugin.wrong_id"},
                    Refused{"no_marker", "plugin.no_marker"},
                    Refused{"register_throws", "plugin.bad_stage"},
                    Refused{"no_stage", "plugin.bad_stage"},
                    Refused{"wrong_kind", "plugin.bad_stage"},
                    Refused{"bad_option", "plugin.bad_stage"},
                    Refused{"absent", "plugin.unknown_stage"}),
    [](const auto& one) { return one.param.id; });

TEST_F(PluginHostTest, LoadsASoundPluginWithItsOptions) {
  copy_sound();
  PluginHost host({folder_});
  const StageEntry& stage = host.stage("prepare.sound");
  EXPECT_EQ(stage.plugin_version, "1.2.3");
  ASSERT_EQ(stage.info.options.size(), 1U);
  EXPECT_EQ(stage.info.options[0].name, "strength");
}

TEST_F(PluginHostTest, ListsRefusedLibrariesBesideLoadedOnes) {
  copy_sound();
  std::ofstream(folder_ / "libhoso_emit_note.so") << "no library at all";
  std::ofstream(folder_ / "README.txt") << "not looked at";
  PluginHost host({folder_});
  EXPECT_EQ(host.load_all().size(), 2U);
  EXPECT_EQ(refusal("emit_note"), "plugin.damaged");
  EXPECT_EQ(refusal("prepare_sound"), "loaded");
}

TEST_F(PluginHostTest, RefusesATruncatedLibrary) {
  const fs::path file = copy_sound();
  fs::resize_file(file, fs::file_size(file) / 2);
  EXPECT_EQ(refusal("prepare_sound"), "plugin.damaged");
}

TEST_F(PluginHostTest, RefusesALinkThatLeavesTheFolder) {
  fs::create_symlink(built / "libhoso_prepare_sound.so", folder_ / "libhoso_prepare_sound.so");
  EXPECT_EQ(refusal("prepare_sound"), "plugin.outside_folder");
}

TEST_F(PluginHostTest, RefusesWhatOthersMayWrite) {
  const fs::path file = copy_sound();
  fs::permissions(file, fs::perms::group_write, fs::perm_options::add);
  EXPECT_EQ(refusal("prepare_sound"), "plugin.unsafe_file");
  fs::permissions(file, fs::perms::group_write, fs::perm_options::remove);
  EXPECT_EQ(refusal("prepare_sound"), "loaded");
  fs::permissions(folder_, fs::perms::others_write, fs::perm_options::add);
  EXPECT_EQ(refusal("prepare_sound"), "plugin.unsafe_file");
}

TEST_F(PluginHostTest, ARefusedLibraryIsNotReplacedByOneFurtherDownThePath) {
  std::ofstream(folder_ / "libhoso_prepare_sound.so") << "broken";
  PluginHost host({folder_, built});
  EXPECT_EQ(code_of([&] { host.stage("prepare.sound"); }), "plugin.damaged");
}

TEST_F(PluginHostTest, LoadsOnlyWhatIsAskedFor) {
  copy_sound();
  // Its static initialiser aborts, so the test dies if judging it loads it.
  fs::copy_file(built / "libhoso_prepare_no_marker.so", folder_ / "libhoso_prepare_no_marker.so");
  PluginHost host({folder_});
  EXPECT_EQ(host.stage("prepare.sound").plugin, "prepare_sound");
  EXPECT_EQ(refusal("prepare_no_marker"), "plugin.no_marker");
}

TEST_F(PluginHostTest, UnknownStageNamesTheNearest) {
  copy_sound();
  PluginHost host({folder_});
  try {
    host.stage("prepare.soung");
    FAIL() << "no such stage";
  } catch (const Error& error) {
    EXPECT_EQ(error.arguments().at("nearest"), "prepare_sound");
  }
}

TEST(PluginFolders, StageIdsCannotNameAPath) {
  EXPECT_EQ(library_name_of("emit.scan_pdf"), "libhoso_emit_scan_pdf.so");
  for (const char* id : {"emit", "emit.", "../emit.x", "emit.x/y", "emit.x.so", "emit.X", ""}) {
    EXPECT_EQ(code_of([&] { (void)library_name_of(id); }), "plugin.unknown_stage") << id;
  }
}

TEST(PluginFolders, SearchesNamedThenPathThenBesideTheProgram) {
  const auto folders = plugin_folders({built}, "/opt/a:/opt/b", "/usr/bin/hoso");
  EXPECT_EQ(folders, (std::vector<fs::path>{fs::canonical(built), "/opt/a", "/opt/b",
                                            "/usr/lib/hoso/plugins"}));
}

TEST(PluginFolders, TheSearchPathNeverMeansTheCurrentDirectory) {
  for (const char* path : {".", "plugins", "/opt/a:", "/opt/a::/opt/b", ":/opt/a"}) {
    const std::string code = code_of([&] { (void)plugin_folders({}, path, "/usr/bin/hoso"); });
    EXPECT_EQ(code, std::string(path).ends_with(':') ? "no error" : "plugin.bad_folder") << path;
  }
}

}  // namespace
}  // namespace hoso::plugin
