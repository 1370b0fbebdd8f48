#include "made_pdf.hpp"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>

#include <hoso/pdf/pdfa.hpp>

namespace hoso::test {

Bytes made_pdf(const PdfTraits& traits) {
  QPDF pdf;
  pdf.emptyPDF();
  for (int i = 0; i < traits.pages; ++i) {
    auto page = QPDFObjectHandle::parse(
        fmt::format("<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> /Rotate {} >>", traits.rotation));
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, "q Q\n"));
    pdf.addPage(pdf.makeIndirectObject(page), false);
  }
  add_pdfa_parts(pdf, {"Tờ khai", std::chrono::sys_seconds(std::chrono::seconds(1'780'000'000))});
  if (!traits.object_streams && !traits.encrypted) return written(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  if (traits.object_streams) writer.setObjectStreamMode(qpdf_o_generate);
  if (traits.encrypted)
    writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

}  // namespace hoso::test
