// Runs the built hoso command the way a user does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hoso::testing_support {

struct CommandResult {
  int exit_code = -1;  ///< -1 = ended by a signal
  std::string out;
  std::string err;
};

/// `arguments` go to `program` as they are, through no shell. `environment` ("NAME=value") is added
/// to the test's own.
[[nodiscard]] CommandResult run_command(const std::filesystem::path& program,
                                        const std::vector<std::string>& arguments,
                                        const std::vector<std::string>& environment = {});

/// A folder of the running test's own, empty at first and removed at the end.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a file and gives its path.
  std::filesystem::path write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

/// Whole file; empty when there is none.
[[nodiscard]] std::string text_of_file(const std::filesystem::path& file);

}  // namespace hoso::testing_support
