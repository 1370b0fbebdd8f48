// Files that come back while others go.
#include <gmock/gmock.h>

#include "made_store.hpp"
#include "store/retention.hpp"

namespace hoso::store::testing {
namespace {

namespace fs = std::filesystem;

TEST(Erasing, SweepSparesAFileThatIsWantedAgain) {
  const MadeStore made;
  Workspace workspace = made.open();
  const std::string file = put(workspace, "of an upload that became no dossier");
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(30);
  fs::last_write_time(workspace.blobs().place_of(file), old);
  EXPECT_EQ(put(workspace, "of an upload that became no dossier"), file);
  EXPECT_EQ(sweep(workspace, now), 0);
  EXPECT_TRUE(workspace.blobs().has(file));
}

}  // namespace
}  // namespace hoso::store::testing
