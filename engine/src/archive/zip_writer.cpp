#include <hoso/zip_writer.hpp>

#include <algorithm>
#include <limits>

#include <zlib.h>

#include <hoso/error.hpp>

namespace hoso {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint16_t version_needed = 20;         // deflate, folders
constexpr std::uint16_t made_by_unix = 3 << 8 | 20;  // so that the mode below is honoured
constexpr std::uint16_t utf8_names = 1 << 11;        // APPNOTE 4.4.4, bit 11
constexpr std::uint32_t regular_file_0644 = 0100644U << 16;
constexpr std::size_t four_gib = std::numeric_limits<std::uint32_t>::max();

void put16(Bytes& out, std::uint32_t value) {
  out.push_back(static_cast<std::uint8_t>(value));
  out.push_back(static_cast<std::uint8_t>(value >> 8));
}

void put32(Bytes& out, std::uint32_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

void put_text(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

/// Two-second steps since 1980, APPNOTE 4.4.6.
std::uint32_t dos_time(std::chrono::sys_seconds time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  const auto date_bits = (static_cast<unsigned>(static_cast<int>(date.year()) - 1980) << 9) |
                         (static_cast<unsigned>(date.month()) << 5) |
                         static_cast<unsigned>(date.day());
  const auto clock_bits = (clock.hours().count() << 11) | (clock.minutes().count() << 5) |
                          (clock.seconds().count() / 2);
  return date_bits << 16 | static_cast<std::uint32_t>(clock_bits);
}

std::chrono::sys_seconds at_least_1980(std::chrono::sys_seconds time) {
  using namespace std::chrono;
  return std::max(time, sys_seconds(sys_days(year(1980) / January / 1)));
}

Bytes deflated(std::span<const std::uint8_t> bytes) {
  z_stream stream{};
  // Negative window bits: raw deflate, as zip wants it.
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
  Bytes out(deflateBound(&stream, bytes.size()));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// What the local header and the central directory say alike about one entry.
struct Entry {
  std::string_view name;
  ZipMethod method;
  std::uint32_t crc;
  std::uint32_t packed_size;
  std::uint32_t size;
  std::uint32_t modified_unix;
  std::uint32_t modified_dos;
};

constexpr std::uint16_t timestamp_bytes = 9;

/// Info-ZIP's extended timestamp: UTC, while the DOS date has no zone.
void put_timestamp(Bytes& out, std::uint32_t modified_unix) {
  put_text(out, "UT");
  put16(out, timestamp_bytes - 4);
  out.push_back(1);  // only the modification time follows
  put32(out, modified_unix);
}

void put_common(Bytes& out, const Entry& entry) {
  put16(out, version_needed);
  put16(out, utf8_names);
  put16(out, static_cast<std::uint16_t>(entry.method));
  put32(out, entry.modified_dos);
  put32(out, entry.crc);
  put32(out, entry.packed_size);
  put32(out, entry.size);
  put16(out, static_cast<std::uint32_t>(entry.name.size()));
  put16(out, timestamp_bytes);
}

void put_local_header(Bytes& out, const Entry& entry) {
  put32(out, 0x04034b50);
  put_common(out, entry);
  put_text(out, entry.name);
  put_timestamp(out, entry.modified_unix);
}

void put_directory_entry(Bytes& out, const Entry& entry, std::uint32_t offset) {
  put32(out, 0x02014b50);
  put16(out, made_by_unix);
  put_common(out, entry);
  put16(out, 0);  // no comment
  put16(out, 0);  // first disk
  put16(out, 0);  // internal attributes
  put32(out, regular_file_0644);
  put32(out, offset);
  put_text(out, entry.name);
  put_timestamp(out, entry.modified_unix);
}

void require_room(std::size_t bytes) {
  if (bytes >= four_gib) throw Error("emit.package_too_large");
}

}  // namespace

ZipWriter::ZipWriter(std::chrono::sys_seconds modified)
    : modified_unix_(
          static_cast<std::uint32_t>(at_least_1980(modified).time_since_epoch().count())),
      modified_dos_(dos_time(at_least_1980(modified))) {}

void ZipWriter::add(std::string_view name, std::span<const std::uint8_t> bytes, ZipMethod method) {
  require_room(bytes.size());
  if (entries_ == 0xFFFF || name.size() > 0xFFFF) throw Error("emit.package_too_large");
  const Bytes packed = method == ZipMethod::deflated ? deflated(bytes) : Bytes();
  const auto data = method == ZipMethod::deflated ? std::span<const std::uint8_t>(packed) : bytes;
  require_room(bytes_.size() + data.size() + directory_.size() + 4 * name.size() + 1024);

  const Entry entry{name,
                    method,
                    static_cast<std::uint32_t>(crc32_z(0, bytes.data(), bytes.size())),
                    static_cast<std::uint32_t>(data.size()),
                    static_cast<std::uint32_t>(bytes.size()),
                    modified_unix_,
                    modified_dos_};
  put_directory_entry(directory_, entry, static_cast<std::uint32_t>(bytes_.size()));
  put_local_header(bytes_, entry);
  bytes_.insert(bytes_.end(), data.begin(), data.end());
  ++entries_;
}

std::vector<std::uint8_t> ZipWriter::finish() && {
  const auto directory_at = static_cast<std::uint32_t>(bytes_.size());
  bytes_.insert(bytes_.end(), directory_.begin(), directory_.end());
  put32(bytes_, 0x06054b50);
  put16(bytes_, 0);  // this disk
  put16(bytes_, 0);  // disk of the directory
  put16(bytes_, entries_);
  put16(bytes_, entries_);
  put32(bytes_, static_cast<std::uint32_t>(directory_.size()));
  put32(bytes_, directory_at);
  put16(bytes_, 0);  // no comment
  return std::move(bytes_);
}

}  // namespace hoso
