#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <map>
#include <system_error>
#include <thread>

#include <hoso/error.hpp>
#include <hoso/template_reader.hpp>

#include "template/form_reader.hpp"

namespace hoso {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> folders_in(const fs::path& parent) {
  std::vector<fs::path> folders;
  std::error_code unreadable;  // no such folder = nothing in it; the caller says so
  for (const auto& entry : fs::directory_iterator(parent, unreadable)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  return folders;
}

std::vector<fs::path> version_folders(const fs::path& forms_folder) {
  std::vector<fs::path> versions;
  for (const fs::path& form : folders_in(forms_folder)) {
    for (const fs::path& version : folders_in(form)) {
      if (fs::exists(version / "form.xml")) versions.push_back(version);
    }
  }
  return versions;
}

/// Decoding the blanks is nearly all of the work, so forms are spread over the cores.
Catalogue load_all(const std::vector<fs::path>& folders) {
  Catalogue forms(folders.size());
  std::vector<std::exception_ptr> failures(folders.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t index = next++; index < folders.size(); index = next++) {
      try {
        forms[index] = load_form(folders[index]);
      } catch (...) {
        failures[index] = std::current_exception();
      }
    }
  };
  {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(cores, folders.size()); ++i) workers.emplace_back(work);
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  return forms;
}

bool comes_before(const std::shared_ptr<const FormTemplate>& left,
                  const std::shared_ptr<const FormTemplate>& right) {
  if (left->id != right->id) return left->id < right->id;
  if (left->valid_from != right->valid_from) return left->valid_from > right->valid_from;
  return left->version > right->version;
}

void refuse_twins(const Catalogue& forms) {
  std::map<std::pair<std::string, std::string>, std::string> folders;
  for (const auto& form : forms) {
    const auto [known, fresh] = folders.try_emplace({form->id, form->version}, form->folder);
    if (fresh) continue;
    throw Error("template.invalid",
                {{"file", form->folder},
                 {"line", "0"},
                 {"expected", "another version than in " + known->second},
                 {"detail", "form " + form->id + " " + form->version + " is described twice"}});
  }
}

}  // namespace

std::shared_ptr<const FormTemplate> load_form(const fs::path& folder) {
  FormFiles files = read_form_files(folder);
  return std::make_shared<const FormTemplate>(read_form(files));
}

Catalogue load_catalogue(const std::vector<fs::path>& forms_folders) {
  std::vector<fs::path> versions;
  for (const fs::path& folder : forms_folders) std::ranges::move(version_folders(folder), std::back_inserter(versions));
  Catalogue forms = load_all(versions);
  if (forms.empty()) throw Error("template.none_found", {{"folder", forms_folders.front().string()}});
  std::ranges::sort(forms, comes_before);
  refuse_twins(forms);
  return forms;
}

}  // namespace hoso
