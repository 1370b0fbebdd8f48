# cmake -DHOSO=command -DPAGES=folder -DCHANGELOG=file -DGZIP=gzip -P write_pages.cmake
file(STRINGS ${CHANGELOG} signed REGEX "^ -- .*>  ")
list(GET signed 0 newest)
string(REGEX REPLACE "^.*>  [A-Z][a-z][a-z], ([0-9]+) ([A-Z][a-z][a-z]) ([0-9]+) .*$" "\\1 \\2 \\3" day "${newest}")
execute_process(COMMAND date -u -d "${day} 00:00" +%s OUTPUT_VARIABLE seconds OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=${seconds} ${HOSO} manual ${PAGES}
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(GLOB pages ${PAGES}/*.1)
execute_process(COMMAND ${GZIP} -9nf ${pages} COMMAND_ERROR_IS_FATAL ANY)
