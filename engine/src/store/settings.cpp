#include "store/settings.hpp"

namespace hoso::store {

std::string setting(Workspace& workspace, const std::string& name) {
  Statement row(workspace.database(), "SELECT value FROM settings WHERE name = ?");
  return row.with(name).next() ? row.text(0) : std::string();
}

void set_setting(Workspace& workspace, const std::string& name, const std::string& value) {
  if (value.empty()) {
    Statement(workspace.database(), "DELETE FROM settings WHERE name = ?").with(name).run();
    return;
  }
  Statement(workspace.database(),
            "INSERT INTO settings(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2")
      .with(name, value)
      .run();
}

}  // namespace hoso::store
