// docs/nginx/hoso.conf in front of a server: real nginx, our file, only without TLS and on a free port.
#include <gmock/gmock.h>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <thread>

#include <fmt/format.h>

#include "raw_client.hpp"
#include "trial_server.hpp"

extern char** environ;

namespace hoso::http::trial {
namespace {

using testing::HasSubstr;

std::string nginx_program() {
  for (const char* place : {"/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"}) {
    if (::access(place, X_OK) == 0) return place;
  }
  return {};
}

/// A port that was free a moment ago.
std::uint16_t free_port() {
  Server server({}, {});
  server.start();
  return server.port();
}

/// Our file with TLS taken out and the ports put in.
std::string adapted(std::uint16_t own, std::uint16_t upstream) {
  std::ifstream file(HOSO_NGINX_FILE);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto replace = [&](const std::string& what, const std::string& with) {
    text = std::regex_replace(text, std::regex(what), with);
  };
  replace("listen \\[::\\][^;]*;", "");
  replace("listen 80;", fmt::format("listen 127.0.0.1:{};", own));
  replace("listen 443 ssl default_server;", fmt::format("listen 127.0.0.1:{} default_server;", own));
  replace("listen 443 ssl http2;", fmt::format("listen 127.0.0.1:{};", own));
  replace("ssl_[a-z_]+ [^;]*;", "");
  replace("return 308 [^;]*;", "return 404;");
  replace("server_name hoso.example;\\s*server_tokens off;\\s*return", "server_name other.example; return");
  replace("server 127.0.0.1:8080;", fmt::format("server 127.0.0.1:{};", upstream));
  return text;
}

class Nginx {
 public:
  Nginx(const std::string& site, const std::filesystem::path& folder) {
    const std::string base = folder.string();
    const std::string user = ::geteuid() == 0 ? "user root;\n" : "";
    std::ofstream(folder / "nginx.conf") << user << "daemon off;\nmaster_process off;\npid " << base
                                         << "/pid;\nerror_log stderr;\nevents {}\nhttp {\n"
                                         << "client_body_temp_path " << base << "/body; proxy_temp_path " << base
                                         << "/proxy; fastcgi_temp_path " << base << "/fastcgi; uwsgi_temp_path " << base
                                         << "/uwsgi; scgi_temp_path " << base << "/scgi;\n"
                                         << site << "}\n";
    const std::string program = nginx_program();
    const std::string file = base + "/nginx.conf";
    const char* arguments[] = {program.c_str(), "-c", file.c_str(), "-p", base.c_str(), nullptr};
    if (::posix_spawn(&process_, program.c_str(), nullptr, nullptr, const_cast<char**>(arguments), environ) != 0) {
      throw std::runtime_error("nginx did not start");
    }
  }
  ~Nginx() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

 private:
  pid_t process_ = 0;
};

class ThroughNginx : public testing::Test {
 protected:
  void SetUp() override {
    if (nginx_program().empty())
      GTEST_SKIP() << "SKIPPED: nginx is not installed, so docs/nginx/hoso.conf was not tried";
    folder_ = std::filesystem::temp_directory_path() / fmt::format("hoso-nginx-{}", ::getpid());
    std::filesystem::create_directories(folder_);
    server_ = std::make_unique<TrialServer>(ServerSettings{.allowed_hosts = {"hoso.example"}, .trusted_proxy = true});
    port_ = free_port();
    nginx_ = std::make_unique<Nginx>(adapted(port_, server_->port()), folder_);
    for (int wait = 0; wait < 250 && !listens(); ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  void TearDown() override {
    nginx_.reset();
    server_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  [[nodiscard]] bool listens() const {
    try {
      RawClient client(port_);
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  }
  [[nodiscard]] static std::string from_browser(const std::string& line, const std::string& lines = "",
                                                const std::string& body = "") {
    return fmt::format("{} HTTP/1.1\r\nHost: hoso.example\r\n{}\r\n{}", line, lines, body);
  }

  std::filesystem::path folder_;
  std::unique_ptr<TrialServer> server_;
  std::unique_ptr<Nginx> nginx_;
  std::uint16_t port_ = 0;
};

TEST_F(ThroughNginx, RequestsArriveAsTheBrowserMadeThem) {
  const Reply reply =
      ask(port_, from_browser("GET /who", "X-Forwarded-For: 10.6.6.6\r\nX-Forwarded-Host: evil.example\r\n"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "127.0.0.1 hoso.example http") << "what the client says of itself counts for nothing";
  EXPECT_THAT(reply.headers.at("content-security-policy"), HasSubstr("default-src 'none'"));
}

TEST_F(ThroughNginx, OtherNamesGetNoAnswer) {
  EXPECT_EQ(ask(port_, request_text("GET /who")).status, 0);
  EXPECT_EQ(server_->calls(), 0);
}

TEST_F(ThroughNginx, BodiesKeepTheirLimits) {
  EXPECT_EQ(ask(port_, from_browser("POST /body", "Content-Length: 3\r\n", "abc")).body, "3 memory 294");
  const std::string large(3'000'000, 'a');
  EXPECT_EQ(ask(port_, from_browser("POST /upload", "Content-Length: 3000000\r\n", large)).body,
            "3000000 file 291000000");
  EXPECT_EQ(ask(port_, from_browser("POST /body", "Content-Length: 3000000\r\n", large)).status, 413);
  EXPECT_EQ(ask(port_, from_browser("POST /upload", "Content-Length: 300000000\r\n")).status, 413);
}

TEST_F(ThroughNginx, EventsComeAtOnce) {
  RawClient client(port_);
  client.send(from_browser("GET /events"));
  EXPECT_THAT(client.until("retry: 3000\n\n"), HasSubstr("text/event-stream"));
  const auto begun = std::chrono::steady_clock::now();
  server_->events().publish("queue", "1");
  EXPECT_THAT(client.until("data: 1\n\n"), HasSubstr("event: queue\ndata: 1\n\n"));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
}

TEST_F(ThroughNginx, ManyRequestsUseKeptConnections) {
  RawClient client(port_);
  for (int round = 0; round < 100; ++round) {
    client.send(from_browser("GET /hello"));
    ASSERT_EQ(client.reply().status, 200) << round;
  }
  EXPECT_LE(server_->server().connections(), 17U);
}

}  // namespace
}  // namespace hoso::http::trial
