// What `hoso work` and `hoso review` are told.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hoso::app {

struct ReviewSettings {
  std::uint16_t port = 8080;            ///< 0 = any free one
  std::vector<std::string> hosts;       ///< names by which browsers know the station, beside 127.0.0.1 and localhost
  std::string public_address;           ///< "https://hoso.phuong.local": behind a reverse proxy on this machine
  std::vector<std::string> two_person;  ///< fields that two people must say alike
  std::filesystem::path facts;          ///< what the office knows, for packages: docs/packages.md; empty = nothing
  bool kiosk = false;                   ///< citizens' page
  int workers = 1;                      ///< reading processes beside the server
  bool replay = false;                  ///< of `hoso learn`: compare only
  bool off = false;                     ///< of `hoso learn`
  bool until_empty = false;             ///< of `hoso work`: end when the queue is empty
};

}  // namespace hoso::app
