// Tables as a workbook of Excel (Office Open XML, ISO/IEC 29500).
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "exports/export_table.hpp"

namespace hoso::exports {

/// A workbook with a sheet for each of `forms`, named by the form, and one of `findings`, written as the new file
/// `file`. Every cell is text, so numbers keep their leading zeros and nothing is a formula. Ids stand in row 1,
/// labels in row 2, both stay in sight; rows can be filtered; doubtful values are yellow. `created` and equal tables
/// give equal bytes. Throws Error "output.not_written", "export.failed".
void write_xlsx(const std::vector<Table>& forms, const Table& findings, std::chrono::sys_seconds created,
                const std::filesystem::path& file);

}  // namespace hoso::exports
