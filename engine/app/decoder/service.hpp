#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "confine/channel.hpp"
#include "confine/messages.hpp"
#include "source_loader.hpp"

namespace hoso::decoder {

/// Answers the engine's requests, one at a time, until it hangs up.
class Service {
 public:
  Service(const confine::Channel& channel, std::vector<LoadedSource> sources, const Limits& limits)
      : channel_(channel), sources_(std::move(sources)), limits_(limits) {}

  void run();

 private:
  struct OpenFile {
    std::shared_ptr<const std::uint8_t> bytes;
    InputFile input;
    std::unique_ptr<PageReader> reader;
  };

  void answer(confine::Packet packet);
  void open(const confine::OpenMessage&, const confine::FileDescriptor& memory);
  void read(const confine::ReadMessage&, const confine::FileDescriptor& memory);
  [[nodiscard]] StageContext context(std::int64_t now_s) const;
  template <class Message>
  void send(const Message&) const;

  const confine::Channel& channel_;
  std::vector<LoadedSource> sources_;
  Limits limits_;
  OpenFile file_;
};

/// The Error that `error` is to the engine.
[[nodiscard]] confine::FailedMessage failure_of(const std::exception_ptr& error);

}  // namespace hoso::decoder
