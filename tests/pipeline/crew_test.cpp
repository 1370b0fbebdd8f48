#include "pipeline/crew.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace hoso::pipeline {
namespace {

using testing::ElementsAre;

/// Jobs that write their names down; commits run one at a time, so nothing guards the list.
class CrewTest : public testing::Test {
 protected:
  Job job(const std::string& name, const std::vector<std::string>& next = {}) {
    Job one;
    one.limit = std::chrono::seconds(60);
    one.work = [this, name, next](int, std::stop_token) -> Job::Commit {
      return [this, name, next] {
        done_.push_back(name);
        return jobs(next);
      };
    };
    one.interrupted = [this, name](Interruption why) {
      done_.push_back(name + (why == Interruption::time_out ? " late" : " cancelled"));
      return Job::Next{job("after " + name)};
    };
    return one;
  }

  Job::Next jobs(const std::vector<std::string>& names) {
    Job::Next all;
    for (const std::string& name : names) all.push_back(job(name));
    return all;
  }

  /// Works until it is asked to stop.
  Job slow_job(const std::string& name, std::chrono::milliseconds limit) {
    Job one = job(name);
    one.limit = limit;
    one.work = [](int, std::stop_token stop) -> Job::Commit {
      while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return [] { return Job::Next(); };
    };
    return one;
  }

  std::vector<std::string> done_;
};

TEST_F(CrewTest, WhatFollowsAJobComesBeforeWhatWaits) {
  Crew crew(1);
  crew.add(job("page 1", {"fields 1a", "fields 1b"}));
  crew.add(job("page 2", {"fields 2"}));
  crew.finish({}, {});
  EXPECT_THAT(done_, ElementsAre("page 1", "fields 1a", "fields 1b", "page 2", "fields 2"));
}

TEST_F(CrewTest, FinishWaitsForWhatFollows) {
  Crew crew(4);
  for (int i = 0; i < 20; ++i) crew.add(job("page", {"part", "part", "part"}));
  crew.finish({}, {});
  EXPECT_EQ(std::ranges::count(done_, "part"), 60);
}

TEST_F(CrewTest, AJobThatIsLateIsFollowedAllTheSame) {
  Crew crew(1);
  crew.add(slow_job("page", std::chrono::milliseconds(20)));
  crew.finish({}, {});
  EXPECT_THAT(done_, ElementsAre("page late", "after page"));
}

TEST_F(CrewTest, NothingFollowsACancelledJob) {
  std::stop_source stop;
  stop.request_stop();
  Crew crew(1);
  crew.add(slow_job("page 1", std::chrono::seconds(60)));
  crew.add(job("page 2"));
  crew.finish(stop.get_token(), {});
  EXPECT_THAT(done_, testing::UnorderedElementsAre("page 1 cancelled", "page 2 cancelled"));
}

}  // namespace
}  // namespace hoso::pipeline
