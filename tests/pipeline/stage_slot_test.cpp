#include "pipeline/stage_slot.hpp"

#include <gmock/gmock.h>

#include <optional>

namespace hoso::pipeline {
namespace {

struct CountedPrepare final : PrepareStage {
  Page prepare(const Page& page, const StageContext&) override { return page; }
};

/// A slot and how many stages it built.
class Slot {
 public:
  explicit Slot(Threading threading, bool fails = false) {
    entry_.info.id = "prepare.counted";
    entry_.info.threading = threading;
    entry_.factory = StageFactory<PrepareStage>([this, fails](const StageSetup& setup) {
      ++built;
      cache = setup.cache;
      if (fails) throw Error("plugin.bad_stage", {});
      return std::make_unique<CountedPrepare>();
    });
    slot_.emplace(entry_, std::map<std::string, std::string>{}, StageFolders{"/r", "/c"});
  }
  StageSlot<PrepareStage>* operator->() { return &*slot_; }

  int built = 0;
  std::filesystem::path cache;

 private:
  plugin::StageEntry entry_;
  std::optional<StageSlot<PrepareStage>> slot_;
};

TEST(StageSlot, LendsAnInstanceToOneAtATime) {
  Slot slot(Threading::per_worker);
  {
    const auto one = slot->lease(), other = slot->lease();
    EXPECT_NE(one.operator->(), other.operator->());
  }
  EXPECT_EQ(slot.built, 2);
  EXPECT_NE(slot->lease().operator->(), nullptr);
  EXPECT_EQ(slot.built, 2) << "given back, so used again";
}

TEST(StageSlot, LendsASharedOneToAll) {
  Slot slot(Threading::shared);
  const auto one = slot->lease(), other = slot->lease();
  EXPECT_EQ(one.operator->(), other.operator->());
  EXPECT_EQ(slot.built, 1);
}

TEST(StageSlot, WarmingUpBuildsWhatTheNextOneGets) {
  Slot slot(Threading::per_worker);
  slot->warm_up(2);
  const auto one = slot->lease(), other = slot->lease();
  EXPECT_EQ(slot.built, 2);
  slot->warm_up(2);
  EXPECT_EQ(slot.built, 2) << "they are there, though in use";
  EXPECT_EQ(slot.cache, "/c");
}

TEST(StageSlot, AStageThatCannotBeBuiltIsNotTriedAgain) {
  for (const Threading threading : {Threading::shared, Threading::per_worker}) {
    Slot slot(threading, true);
    slot->warm_up(2);
    EXPECT_THROW(static_cast<void>(slot->lease()), Error);
    EXPECT_THROW(static_cast<void>(slot->lease()), Error);
    EXPECT_EQ(slot.built, 1);
  }
}

}  // namespace
}  // namespace hoso::pipeline
