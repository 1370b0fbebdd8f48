// Makes the committed samples from their plan:
//   hoso_make_samples TEMPLATES PLUGINS samples/ct01/plan.tsv samples/ct01
//
// A tool of the build. Pages typed by Chromium need python3, chromium and pdftoppm.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "bench/generate.hpp"
#include "bench/scratch_folder.hpp"
#include "bench/workbench.hpp"

namespace hoso::bench {
namespace {

namespace fs = std::filesystem;

struct PlanRow {
  std::string name, form, version, typist;
  PageRecipe recipe;
};

/// name, form, version, typist, degradation, container, dpi, says_dpi, font, seed; tab separated.
PlanRow parsed(const std::string& line) {
  std::istringstream cells(line);
  const auto next = [&] {
    std::string cell;
    if (!std::getline(cells, cell, '\t')) throw std::runtime_error("plan: a cell is missing: " + line);
    return cell;
  };
  PlanRow row{next(), next(), next(), next(), {}};
  row.recipe.degradation = synthetic::degradation_named(next()).value();
  row.recipe.container = container_named(next()).value();
  row.recipe.dpi = std::stod(next());
  row.recipe.says_dpi = next() == "yes";
  row.recipe.font_family = next();
  row.recipe.seed = std::stoull(next());
  return row;
}

std::vector<PlanRow> plan_of(const fs::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::vector<PlanRow> rows;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.front() != '#') rows.push_back(parsed(line));
  }
  return rows;
}

void run(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

/// A binary PPM as pdftoppm writes it.
PageImage read_ppm(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string magic;
  PixelSize size;
  int most = 0;
  stream >> magic >> size.width >> size.height >> most;
  stream.get();
  if (magic != "P6" || most != 255) throw std::runtime_error("not a PPM: " + file.string());
  std::vector<std::uint8_t> pixels(3U * static_cast<unsigned>(size.width) * static_cast<unsigned>(size.height));
  stream.read(reinterpret_cast<char*>(pixels.data()), static_cast<std::streamsize>(pixels.size()));
  for (std::size_t i = 0; i + 2 < pixels.size(); i += 3) std::swap(pixels[i], pixels[i + 2]);
  return PageImage(size, PixelFormat::bgr24, std::move(pixels));
}

/// Typed by the browser; a clean PDF stays born digital, everything else is a picture of it.
GeneratedPage typed_by_chromium(const FormTemplate& form, const synthetic::FieldStageOf& stage_of,
                                const PageRecipe& recipe) {
  synthetic::Random random(recipe.seed);
  auto values = synthetic::synthetic_values(form, stage_of, 3, random);
  std::erase_if(values, [](const auto& entry) { return entry.first.starts_with("signatures."); });
  const ScratchFolder folder;
  const fs::path& scratch = folder.path();
  write_file(scratch / "values.json",
             nlohmann::json(synthetic::printed_values(form, stage_of, values)).dump());
  const std::string base = scratch.string();
  run("python3 samples/tools/type_with_chromium.py " + form.folder + " " + base + "/values.json " +
      base + "/page.pdf");
  Truth truth{form.id, form.version, "clean", values};
  if (recipe.container == Container::pdf && recipe.degradation == synthetic::Degradation::clean) {
    std::ifstream stream(scratch / "page.pdf", std::ios::binary);
    return {truth, "page.pdf", {std::istreambuf_iterator<char>(stream), {}}};
  }
  run("pdftoppm -r " + std::to_string(static_cast<int>(recipe.dpi)) + " -singlefile " + base +
      "/page.pdf " + base + "/page");
  return finish_page(read_ppm(scratch / "page.ppm"), truth, recipe);
}

int make_samples(const fs::path& templates, const fs::path& plugins, const fs::path& plan,
                 const fs::path& out) {
  Workbench workbench(plugins, templates);
  const synthetic::FieldStageOf stage_of = workbench.field_stages();
  for (const PlanRow& row : plan_of(plan)) {
    for (const auto& form : workbench.forms()) {
      if (form->id != row.form || form->version != row.version) continue;
      const GeneratedPage page = row.typist == "chromium"
                                     ? typed_by_chromium(*form, stage_of, row.recipe)
                                     : generate_page(*form, stage_of, row.recipe);
      write_sample(out / row.name, page);
      std::cout << row.name << ": " << page.bytes.size() / 1024 << " KB\n";
    }
  }
  return 0;
}

}  // namespace
}  // namespace hoso::bench

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: hoso_make_samples TEMPLATES PLUGINS PLAN.tsv OUT\n";
    return 1;
  }
  try {
    return hoso::bench::make_samples(argv[1], argv[2], argv[3], argv[4]);
  } catch (const std::exception& problem) {
    std::cerr << "hoso_make_samples: " << problem.what() << '\n';
    return 1;
  }
}
