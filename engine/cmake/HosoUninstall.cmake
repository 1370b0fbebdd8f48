# `cmake --build build/release --target uninstall` takes away what `cmake --install build/release` put there.
set(record_folders ${CMAKE_CURRENT_LIST_DIR}/record_folders.cmake)
install(CODE "include(\"${record_folders}\")" ALL_COMPONENTS)
add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -DBUILD=${CMAKE_BINARY_DIR} -P ${CMAKE_CURRENT_LIST_DIR}/uninstall.cmake
  COMMENT "Removing what was installed last"
  VERBATIM)
