#include "contract/digest.hpp"

#include <hoso/sha256.hpp>

namespace hoso::contract {
namespace {

std::span<const std::uint8_t> as_bytes(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

Digest& Digest::add(double value) {
  text_ << std::hexfloat << value << '\n';
  return *this;
}

/// The length keeps "ab", "c" and "a", "bc" apart.
Digest& Digest::add(std::string_view text) {
  text_ << text.size() << ' ' << text << '\n';
  return *this;
}

Digest& Digest::add(const std::vector<std::uint8_t>& bytes) { return add(sha256_hex(bytes)); }

Digest& Digest::add(const Page& page) {
  add(page.image.size().width).add(page.image.size().height).add(sha256_hex(page.image.bytes()));
  add(static_cast<double>(page.image.format())).add(page.stated_dpi).add(page.quarter_turns);
  if (page.encoded) add(page.encoded->bytes);
  for (const Word& word : page.words) {
    add(word.text).add(word.box.x).add(word.box.y).add(word.box.width).add(word.box.height);
  }
  return *this;
}

void Digest::add(const Alignment& alignment) {
  for (const double entry : alignment.homography()) add(entry);
  for (const PixelPoint& shift : alignment.lattice().shift_px) add(shift.x).add(shift.y);
}

Digest& Digest::add(const Identification& found) {
  add(found.blank).add(found.quarter_turns);
  if (!found.match) return *this;
  add(found.match->form->id).add(found.match->form->version);
  add(found.match->template_page).add(found.match->score);
  add(found.match->alignment);
  return *this;
}

Digest& Digest::add(const Inspection& inspection) {
  add(static_cast<double>(inspection.evidence.size()));
  for (const Evidence& evidence : inspection.evidence) {
    const PixelRect& box = evidence.box;
    add(evidence.kind).add(evidence.confidence);
    add(box.x).add(box.y).add(box.width).add(box.height);
    for (const EvidenceItem& item : evidence.items) add(item.id).add(item.raw).add(item.value);
  }
  return add(inspection.findings);
}

Digest& Digest::add(const ZoneReading& reading) {
  add(static_cast<double>(reading.state));
  for (const Candidate& candidate : reading.candidates) add(candidate.text).add(candidate.score);
  return *this;
}

Digest& Digest::add(const Interpretation& result) {
  return add(result.raw).add(result.value).add(result.confidence);
}

Digest& Digest::add(const std::vector<Finding>& findings) {
  add(static_cast<double>(findings.size()));
  for (const Finding& finding : findings) {
    add(finding.code).add(static_cast<double>(finding.severity)).add(finding.legal_source);
    for (const std::string& field : finding.fields) add(field);
    for (const LocalizedText& text : {finding.message, finding.next_step})
      add(text.vi).add(text.en);
  }
  return *this;
}

Digest& Digest::add(const std::vector<Artifact>& artifacts) {
  for (const Artifact& artifact : artifacts) {
    add(artifact.path).add(artifact.media_type).add(artifact.bytes).add(artifact.beside_package);
  }
  return *this;
}

Digest& Digest::add(const Diagnostic& diagnostic) {
  add(diagnostic.code).add(static_cast<double>(diagnostic.severity));
  for (const auto& [name, value] : diagnostic.arguments) add(name).add(value);
  return *this;
}

std::string Digest::sum() const { return sha256_hex(as_bytes(text_.str())); }

}  // namespace hoso::contract
