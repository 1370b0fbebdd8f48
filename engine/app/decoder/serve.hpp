// One engine served, from its first message to its last.
#pragma once

#include <functional>

#include "confine/channel.hpp"
#include "confine/messages.hpp"

namespace hoso::decoder {

/// Gives up what the process does not need, once everything is loaded, and says what it gave up.
using LockDoor = std::function<confine::ReadyMessage(const Limits&)>;

/// Loads what the engine names, locks the door, and opens files and reads pages until the engine is gone. Throws
/// confine::ProtocolError for a first message that is none.
void serve(const confine::Channel& channel, const LockDoor& lock_door);

}  // namespace hoso::decoder
