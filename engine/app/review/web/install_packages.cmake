# cmake -DNPM=… -DSOURCE=… -DWORK=… -DSTAMP=… -P install_packages.cmake: what package-lock.json names, into WORK.
file(MAKE_DIRECTORY ${WORK})
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json DESTINATION ${WORK})
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
  WORKING_DIRECTORY ${WORK} RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "npm could not fetch the packages of the review pages:\n${said}\n"
    "They come from the npm registry. Connect to it, or to a mirror (npm config set registry URL), "
    "or configure with -DHOSO_REVIEW_PAGE=OFF to build hoso without the pages.")
endif()
file(TOUCH ${STAMP})
