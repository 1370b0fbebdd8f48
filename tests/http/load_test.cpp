// Many clients: half-open ones, too many, and ten thousand requests. Figures are printed; what must hold is asserted.
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>
#include <vector>

#include <unistd.h>

#include "raw_client.hpp"
#include "trial_server.hpp"

namespace hoso::http::trial {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

/// Both ends of every connection are in this process.
void allow_many_files() {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
  ::setrlimit(RLIMIT_NOFILE, &files);
}

std::vector<RawClient> held_open(std::uint16_t port, int count, std::string_view begun_with) {
  std::vector<RawClient> clients;
  for (int number = 0; number < count; ++number) {
    clients.emplace_back(port);
    clients.back().send(begun_with);
  }
  return clients;
}

double resident_megabytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0;
  file >> pages >> pages;
  return double(pages) * double(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// The longest of 200 requests on fresh connections.
double worst_latency(std::uint16_t port) {
  double worst = 0;
  for (int round = 0; round < 200; ++round) {
    const auto begun = Clock::now();
    EXPECT_EQ(ask(port, request_text("GET /hello")).body, "xin chào");
    worst = std::max(worst, milliseconds_since(begun));
  }
  return worst;
}

TEST(Load, AnswersWhile400ConnectionsAreHalfOpen) {
  allow_many_files();
  TrialServer server;
  std::cout << "worst of 200 requests, nobody else: " << worst_latency(server.port()) << " ms\n";
  const auto silent = held_open(server.port(), 200, "");
  const auto halting = held_open(server.port(), 200, "POST /body HTTP/1.1\r\nHost: localhost\r\nX-A");
  std::cout << "worst of 200 requests, 400 half-open: " << worst_latency(server.port()) << " ms, "
            << server.server().connections() << " connections\n";
  EXPECT_GE(server.server().connections(), 400U);
}

TEST(Load, HalfOpenConnectionsBeyondTheLimitLockNobodyOut) {
  allow_many_files();
  TrialServer server({.limits = {.connections = 50}});
  const auto held = held_open(server.port(), 400, "GET /");
  std::cout << "worst of 200 requests, 400 half-open where 50 may be: " << worst_latency(server.port()) << " ms\n";
  EXPECT_LE(server.server().connections(), 51U);
}

/// An address of this machine that others could reach it by; empty = it has none.
std::string outer_address() {
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return {};
  std::string address;
  for (const ifaddrs* one = all; one; one = one->ifa_next) {
    if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET || (one->ifa_flags & IFF_LOOPBACK)) continue;
    char text[INET_ADDRSTRLEN];
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr, text, sizeof text);
    address = text;
  }
  ::freeifaddrs(all);
  return address;
}

TEST(Load, OneAddressCannotTakeAllConnections) {
  const std::string address = outer_address();
  if (address.empty()) GTEST_SKIP() << "SKIPPED: this machine has no address but loopback";
  TrialServer server({.address = "0.0.0.0", .limits = {.connections_per_peer = 3}});
  std::vector<RawClient> held;
  for (int number = 0; number < 3; ++number) {
    held.emplace_back(server.port(), address);
    held.back().send(request_text("GET /hello"));
    EXPECT_EQ(held.back().reply().status, 200);
  }
  EXPECT_TRUE(RawClient(server.port(), address).closes_within(std::chrono::seconds(5)));
  EXPECT_EQ(ask(server.port(), request_text("GET /hello")).status, 200) << "another address is served";
  held.pop_back();
  for (int wait = 0; wait < 250 && server.server().connections() > 2; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  RawClient again(server.port(), address);
  again.send(request_text("GET /hello"));
  EXPECT_EQ(again.reply().status, 200);
}

TEST(Load, SlowUploadsBlockNoWorker) {
  TrialServer server({.worker_threads = 1});
  const auto held = held_open(server.port(), 40, request_text("POST /upload", "Content-Length: 1000000\r\n", "abc"));
  EXPECT_LT(worst_latency(server.port()), 2000);
}

TEST(Load, RequestsBeyondTheWorkersWait) {
  TrialServer server({.worker_threads = 2});
  std::vector<RawClient> clients = held_open(server.port(), 8, request_text("GET /slow"));
  for (RawClient& client : clients) EXPECT_EQ(client.reply().body, "slow");
}

TEST(Load, TenThousandRequestsKeepMemoryFlat) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "SKIPPED: sanitizers keep memory that was given back";
#endif
  TrialServer server;
  const auto a_thousand = [&] {
    for (int hundred = 0; hundred < 10; ++hundred) {
      RawClient client(server.port());
      for (int number = 0; number < 100; ++number) {
        client.send(number % 2 == 0 ? request_text("GET /hello")
                                    : request_text("POST /body", "Content-Length: 3000\r\n", std::string(3000, 'a')));
        EXPECT_EQ(client.reply().status, 200);
      }
    }
  };
  a_thousand();
  const double before = resident_megabytes();
  const auto begun = Clock::now();
  for (int round = 0; round < 10; ++round) a_thousand();
  const double seconds = milliseconds_since(begun) / 1000;
  const double after = resident_megabytes();
  std::cout << "RSS after 1,000 requests " << before << " MB, after 11,000 " << after << " MB; " << 10'000 / seconds
            << " requests a second, one client\n";
  EXPECT_LT(after - before, 8) << "MB more";
}

}  // namespace
}  // namespace hoso::http::trial
