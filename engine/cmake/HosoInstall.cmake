# What find_package(hoso) finds: the SDK's headers, libraries and CMake package, installed and, with
# the build folder as prefix, in the build tree.
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/hoso)

# The link that linkers look for goes with the headers.
set(library_parts COMPONENT engine NAMELINK_COMPONENT development)
set_target_properties(hoso_core hoso_imaging hoso_line_model hoso_pdf hoso_signing PROPERTIES INSTALL_RPATH "$ORIGIN")
install(TARGETS hoso_core EXPORT hosoTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${library_parts})
install(TARGETS hoso_imaging EXPORT hosoImagingTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${library_parts})
install(TARGETS hoso_line_model EXPORT hosoLineModelTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${library_parts})
install(TARGETS hoso_pdf EXPORT hosoPdfTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${library_parts})
install(TARGETS hoso_signing EXPORT hosoSigningTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${library_parts})
install(DIRECTORY include/hoso DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
        FILES_MATCHING PATTERN "*.hpp")
install(FILES ${CMAKE_BINARY_DIR}/include/hoso/version.hpp
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/hoso COMPONENT development)

configure_package_config_file(hosoConfig.cmake.in ${CMAKE_BINARY_DIR}/${package_folder}/hosoConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
# Plugins are tied to the minor version: see abi_tag in hoso/version.hpp.
write_basic_package_version_file(${CMAKE_BINARY_DIR}/${package_folder}/hosoConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
foreach(file IN ITEMS HosoPlugin.cmake plugin.map)
  configure_file(cmake/${file} ${CMAKE_BINARY_DIR}/${package_folder}/${file} COPYONLY)
endforeach()
install(FILES
  ${CMAKE_BINARY_DIR}/${package_folder}/hosoConfig.cmake
  ${CMAKE_BINARY_DIR}/${package_folder}/hosoConfigVersion.cmake
  cmake/HosoPlugin.cmake cmake/plugin.map
  DESTINATION ${package_folder} COMPONENT development)
foreach(set IN ITEMS hosoTargets hosoImagingTargets hosoLineModelTargets hosoPdfTargets hosoSigningTargets)
  install(EXPORT ${set} NAMESPACE hoso:: DESTINATION ${package_folder} COMPONENT development)
  export(EXPORT ${set} NAMESPACE hoso:: FILE ${CMAKE_BINARY_DIR}/${package_folder}/${set}.cmake)
endforeach()
