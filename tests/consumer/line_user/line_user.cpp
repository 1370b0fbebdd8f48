// A stranger's program that opens the line model.
#include <iostream>

#include <hoso/error.hpp>
#include <hoso/imaging/line_model.hpp>

#if __has_include(<allheaders.h>)
#error "hoso::line_model gives Leptonica's headers to those who use it"
#endif

int main() {
  try {
    const hoso::imaging::LineModel missing({"/nowhere", "vie"});
  } catch (const hoso::Error& error) {
    std::cout << error.code() << '\n';
  }
}
