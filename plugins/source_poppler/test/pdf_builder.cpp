#include "pdf_builder.hpp"

#include <fstream>
#include <iterator>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace hoso::source_poppler::test {
namespace {

/// Objects 1 to 5 are fixed; two more for each page.
constexpr int first_page = 6;

std::string stream(const std::string& entries, const std::string& bytes) {
  return "<< " + entries + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes +
         "\nendstream";
}

std::string image_object(const PdfImage& image) {
  return stream("/Type /XObject /Subtype /Image /Width " + std::to_string(image.width) +
                    " /Height " + std::to_string(image.height) + " /ColorSpace " +
                    image.color_space + " /BitsPerComponent 8 /Filter " + image.filter + " " +
                    image.entries,
                image.bytes);
}

std::string unicode_map() {
  return stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                    "1 begincodespacerange <00> <FF> endcodespacerange\n"
                    "1 beginbfchar <41> <006503020323> endbfchar\n"
                    "endcmap end end");
}

std::string reference(int object) { return std::to_string(object) + " 0 R"; }

std::vector<std::string> objects_of(const std::vector<PdfPage>& pages, const PdfImage& image) {
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    kids += reference(first_page + 2 * static_cast<int>(i)) + " ";
  }
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>",
      image_object(image),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>",
      unicode_map()};
  for (const PdfPage& page : pages) {
    const int content = static_cast<int>(objects.size()) + 2;
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox " + page.media_box + " /Contents " +
                      reference(content) + " " + page.entries +
                      " /Resources << /XObject << /Im 3 0 R >> /Font << /Vietnamese 4 0 R /Latin "
                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>");
    objects.push_back(stream("", page.content));
  }
  return objects;
}

}  // namespace

std::string pdf(const std::vector<PdfPage>& pages, const PdfImage& image) {
  const std::vector<std::string> objects = objects_of(pages, image);
  std::string file = "%PDF-1.5\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(file.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(file.size());
  const std::string count = std::to_string(objects.size() + 1);
  return file + "xref\n0 " + count + "\n" + table + "trailer << /Size " + count +
         " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string encrypted(const std::string& plain, const char* user_password) {
  QPDF document;
  document.processMemoryFile("plain", plain.data(), plain.size());
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
  const std::unique_ptr<Buffer> buffer(writer.getBuffer());
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string test_data(const std::string& name) {
  std::ifstream stream(std::string(HOSO_POPPLER_TEST_DATA) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string hex(const std::string& bytes) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 15];
  }
  return text + ">";
}

}  // namespace hoso::source_poppler::test
