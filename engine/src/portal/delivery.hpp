// How far a dossier has got on its way to a receiving system: outlives crashes, so that nothing is sent twice.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace hoso::portal {

/// A file that the receiving system took.
struct HandedIn {
  std::string id;
  std::string hash;
};

/// What is known of the dossier at the receiver's.
enum class Creation {
  none,  ///< it was not sent yet
  sent,  ///< it was sent, and no answer was understood: it may be there or not
  done,  ///< the receiver said so
};

struct Delivery {
  std::string package;   ///< SHA-256 over the package's papers and payloads
  std::string adapter;   ///< URL
  std::string code;      ///< of the dossier; empty = the receiver has given none yet
  std::string id;        ///< the receiver's own; empty = it has none, or none is known
  std::map<std::string, HandedIn> files;  ///< by name
  Creation creation = Creation::none;
  bool progress_told = false;
  bool status_told = false;
};

/// The state file of one delivery. Held while it lives: a second program that opens it is refused. No names of people,
/// no secrets are in it.
class DeliveryFile {
 public:
  /// Reads `file` if there is one. Throws Error("submit.busy"), "submit.bad_state", and "submit.other_package" when it
  /// tells of another package or adapter.
  DeliveryFile(std::filesystem::path file, const std::string& package, const std::string& adapter);
  ~DeliveryFile();
  DeliveryFile(const DeliveryFile&) = delete;
  DeliveryFile& operator=(const DeliveryFile&) = delete;

  Delivery delivery;

  /// On the disk when it returns. Throws Error("output.not_written").
  void save() const;

 private:
  void lock();
  void read();

  std::filesystem::path file_;
  int lock_ = -1;
};

}  // namespace hoso::portal
