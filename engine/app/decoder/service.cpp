#include "service.hpp"

#include <exception>
#include <new>
#include <string>

#include "confine/shared_memory.hpp"

namespace hoso::decoder {

using confine::DiagnosticMessage;
using confine::FailedMessage;
using confine::FileDescriptor;
using confine::MessageKind;
using confine::OpenMessage;
using confine::PageMessage;
using confine::ReadMessage;

namespace {

std::span<const std::uint8_t> picture_bytes(const Page& page) {
  if (!page.encoded) return {};
  return page.encoded->bytes;
}

/// Pixels first: the engine maps them where they lie.
PageMessage hand_over(const Page& page, const FileDescriptor& memory) {
  const auto picture = picture_bytes(page);
  const auto words = confine::encoded_words(page.words);
  confine::write_at(memory, page.image.bytes(), 0);
  confine::write_at(memory, picture, page.image.byte_count());
  confine::write_at(memory, words, page.image.byte_count() + picture.size());

  PageMessage message;
  message.width = page.image.size().width;
  message.height = page.image.size().height;
  message.channels = static_cast<std::uint8_t>(bytes_per_pixel(page.image.format()));
  message.stated_dpi = page.stated_dpi;
  message.quarter_turns = page.quarter_turns;
  if (page.encoded) {
    message.encoded_width = page.encoded->size.width;
    message.encoded_height = page.encoded->size.height;
    message.encoded_components = page.encoded->components;
  }
  message.encoded_bytes = picture.size();
  message.words_bytes = words.size();
  return message;
}

}  // namespace

FailedMessage failure_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const Error& known) {
    return {known.code(), known.arguments()};
  } catch (const std::bad_alloc&) {
    return {"limit.decoder_memory", {}};
  } catch (const std::exception& other) {
    return {"stage.failed", {{"detail", other.what()}}};
  } catch (...) {
    return {"stage.failed", {{"detail", "unknown exception"}}};
  }
}

void Service::run() {
  while (auto packet = channel_.receive()) answer(std::move(*packet));
}

void Service::answer(confine::Packet packet) {
  try {
    switch (confine::kind_of(packet.bytes).value_or(MessageKind::failed)) {
      case MessageKind::open:
        return open(confine::decoded<OpenMessage>(packet.bytes), packet.attached);
      case MessageKind::read:
        return read(confine::decoded<ReadMessage>(packet.bytes), packet.attached);
      default:
        throw confine::ProtocolError("unexpected request");
    }
  } catch (...) {
    send(failure_of(std::current_exception()));
  }
}

void Service::open(const OpenMessage& message, const FileDescriptor& memory) {
  file_.reader.reset();  // it may still look at the bytes
  file_ = {};
  const auto size = static_cast<std::size_t>(message.byte_count);
  file_.bytes = confine::mapped(memory, size);
  file_.input = {message.name, {file_.bytes.get(), size}};
  for (const LoadedSource& source : sources_) {
    const std::string media_type = source.instance->media_type(file_.input);
    if (media_type.empty()) continue;
    file_.reader = source.instance->open(file_.input, context(message.now_s));
    const int pages = file_.reader->page_count();
    if (pages < 1) throw Error("input.damaged");
    if (pages > limits_.pages) {
      throw Error("limit.pages", {{"pages", std::to_string(pages)},
                                  {"limit", std::to_string(limits_.pages)}});
    }
    return send(confine::OpenedMessage{media_type, source.stage, pages});
  }
  throw Error("input.unknown_format");
}

void Service::read(const ReadMessage& message, const FileDescriptor& memory) {
  if (!file_.reader || message.page_index < 0 ||
      message.page_index >= file_.reader->page_count()) {
    throw confine::ProtocolError("no such page");
  }
  const Page page = file_.reader->read(message.page_index, context(message.now_s));
  if (page.image.empty()) throw Error("input.page_damaged");
  send(hand_over(page, memory));
}

StageContext Service::context(std::int64_t now_s) const {
  // Nothing stops the child from inside: the engine kills it.
  return StageContext(limits_, std::chrono::sys_seconds(std::chrono::seconds(now_s)), {},
                      [this](const Diagnostic& diagnostic) {
                        send(DiagnosticMessage{diagnostic.code,
                                               static_cast<std::uint8_t>(diagnostic.severity),
                                               diagnostic.arguments});
                      });
}

template <class Message>
void Service::send(const Message& message) const {
  // The engine's end is gone when this fails, and run() notices that.
  static_cast<void>(channel_.send(confine::encoded(message)));
}

}  // namespace hoso::decoder
