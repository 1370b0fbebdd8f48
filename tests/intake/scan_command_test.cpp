// hoso scan with SANE's own test device.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "intake/office.hpp"

namespace hoso::intake_tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A scanner that only this test knows.
class ScanCommand : public testing::Test {
 protected:
  void connect(const std::string& settings, const char* driver = "test") const {
    fs::create_directories(config() / "dll.d");
    std::ofstream(config() / "dll.conf") << driver << "\n";
    std::ofstream(config() / "test.conf") << settings;
  }
  [[nodiscard]] fs::path config() const { return office_.folder.path() / "sane"; }
  [[nodiscard]] std::vector<std::string> environment() const { return {"SANE_CONFIG_DIR=" + config().string()}; }
  [[nodiscard]] CommandResult scan(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "scan");
    return office_.run(arguments, environment());
  }

  Office office_;
};

TEST_F(ScanCommand, AFeedersSheetsAreOneDossierOfOneFile) {
  connect("number_of_devices 1\ntest-picture \"Grid\"\n");
  const auto result = scan({"--source", "ADF", "--resolution", "75", "--procedure", "1.004222", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["pages"], 10);
  store::Workspace workspace = office_.open();
  const store::Summary dossier = store::dossier(workspace, json["id"]);
  EXPECT_EQ(dossier.channel, "scan");
  EXPECT_EQ(dossier.procedure, "1.004222");
  const auto files = store::files_of(workspace, dossier.id);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_THAT(files[0].name, testing::MatchesRegex("scan-[0-9]{8}-[0-9]{6}\\.tif"));
  const store::Bytes tiff = workspace.blobs().get(files[0].sha256);
  EXPECT_EQ(std::string(tiff.begin(), tiff.begin() + 2), "II");
}

TEST_F(ScanCommand, WritesATiffThatTheProgramReads) {
  connect("number_of_devices 1\ntest-picture \"Color pattern\"\n");
  const std::string out = (office_.folder.path() / "page.tif").string();
  const auto result = testing_support::run_command(
      HOSO_COMMAND, {"scan", "--source", "Flatbed", "--mode", "color", "--resolution", "150", "--out", out},
      environment());
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto read = testing_support::run_command(HOSO_COMMAND, {"read", out, "--json"});
  const auto json = nlohmann::json::parse(read.out);
  ASSERT_EQ(json["pages"].size(), 1U) << read.out << read.err;
  const auto again =
      testing_support::run_command(HOSO_COMMAND, {"scan", "--source", "Flatbed", "--out", out}, environment());
  EXPECT_EQ(again.exit_code, 5) << "never over another";
}

TEST_F(ScanCommand, ListsScanners) {
  connect("number_of_devices 2\n");
  const auto result = testing_support::run_command(HOSO_COMMAND, {"scan", "--list"}, environment());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("test:1  Noname, frontend-tester"));
  const auto unclear = scan({"--source", "Flatbed"});
  EXPECT_EQ(unclear.exit_code, 1);
  EXPECT_THAT(unclear.err, HasSubstr("test:0, test:1"));
}

TEST_F(ScanCommand, WithoutAScannerSaysWhatToDo) {
  connect("", "#");
  for (const char* way : {"--list", "--json"}) {
    const auto result = scan({way});
    EXPECT_EQ(result.exit_code, 4) << result.err;
    EXPECT_THAT(result.err, HasSubstr("[scan.no_device]"));
    EXPECT_THAT(result.err, HasSubstr("scanimage -L"));
  }
}

TEST_F(ScanCommand, AJamKeepsNothing) {
  connect("number_of_devices 1\nread-status-code \"SANE_STATUS_JAMMED\"\n");
  const auto result = scan({"--source", "ADF", "--resolution", "75"});
  EXPECT_EQ(result.exit_code, 5);
  EXPECT_THAT(result.err, HasSubstr("[scan.jammed]"));
  EXPECT_EQ(office_.json_of({"dossiers"})["total"], 0);
}

TEST_F(ScanCommand, IsCancelledBySigterm) {
  connect("number_of_devices 1\nread-delay true\nread-delay-duration 200000\nread-limit true\nread-limit-size 64\n");
  const std::string program = HOSO_COMMAND, workspace = office_.path.string(), folder = config().string();
  const pid_t child = fork();
  if (child == 0) {
    setenv("SANE_CONFIG_DIR", folder.c_str(), 1);
    execl(program.c_str(), program.c_str(), "scan", "--source", "ADF", "--workspace", workspace.c_str(), nullptr);
    _exit(9);
  }
  std::this_thread::sleep_for(std::chrono::seconds(2));
  kill(child, SIGTERM);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_EQ(office_.json_of({"dossiers"})["total"], 0);
}

}  // namespace
}  // namespace hoso::intake_tests
