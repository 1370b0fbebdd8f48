# Debian packages: `scripts/package`, docs/install.md. Which package a file goes into is the COMPONENT of its install
# command; what only a package brings (service, licence, changelog) is in components that `cmake --install` leaves out.
set(packaging ${PROJECT_SOURCE_DIR}/engine/packaging)

# The names that Debian 12 packages must have beside what their libraries say: scripts/dependencies.txt.
function(packages_of section result)
  file(STRINGS ${PROJECT_SOURCE_DIR}/scripts/dependencies.txt lines REGEX "^[^#]")
  set(inside FALSE)
  set(names "")
  foreach(line IN LISTS lines)
    if(line MATCHES "^\\[(.*)\\]$")
      string(COMPARE EQUAL "${CMAKE_MATCH_1}" ${section} inside)
    elseif(inside)
      list(APPEND names ${line})
    endif()
  endforeach()
  list(JOIN names ", " names)
  set(${result} "${names}" PARENT_SCOPE)
endfunction()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scripts/dependencies.txt)
packages_of(runtime runtime)
packages_of(runtime-plugins runtime_plugins)

find_program(GZIP gzip REQUIRED)
set(changelog ${CMAKE_BINARY_DIR}/packaging/changelog.gz)
add_custom_command(OUTPUT ${changelog} DEPENDS ${packaging}/debian/changelog
                   COMMAND ${GZIP} -9nc ${packaging}/debian/changelog > ${changelog} VERBATIM)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/packaging)
add_custom_target(hoso_changelog ALL DEPENDS ${changelog})

# A package of the files of `component`, and its papers.
function(hoso_package component name)
  set(papers /usr/share/doc/${name})
  install(FILES ${packaging}/debian/copyright ${changelog} DESTINATION ${papers}
          COMPONENT ${component}_papers EXCLUDE_FROM_ALL)
  if(EXISTS ${packaging}/debian/${name}.lintian-overrides)
    install(FILES ${packaging}/debian/${name}.lintian-overrides DESTINATION /usr/share/lintian/overrides
            RENAME ${name} COMPONENT ${component}_papers EXCLUDE_FROM_ALL)
  endif()
  string(TOUPPER ${component} upper)
  set(CPACK_COMPONENT_${upper}_GROUP ${component} PARENT_SCOPE)
  set(CPACK_COMPONENT_${upper}_PAPERS_GROUP ${component} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_COMPONENTS_ALL ${CPACK_COMPONENTS_ALL} ${component} ${component}_papers PARENT_SCOPE)
endfunction()
hoso_package(engine hoso)
hoso_package(plugins hoso-plugins)
hoso_package(templates hoso-templates)
hoso_package(development hoso-dev)

install(FILES ${packaging}/service/hoso-review.service DESTINATION /lib/systemd/system
        COMPONENT engine_papers EXCLUDE_FROM_ALL)
install(FILES ${packaging}/service/hoso.conf DESTINATION /usr/lib/sysusers.d COMPONENT engine_papers EXCLUDE_FROM_ALL)
install(FILES ${packaging}/service/hoso-review.default DESTINATION /etc/default RENAME hoso-review
        COMPONENT engine_papers EXCLUDE_FROM_ALL)
install(FILES docs/nginx/hoso.conf DESTINATION /usr/share/doc/hoso/examples RENAME nginx.conf
        COMPONENT engine_papers EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hoso)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The hoso developers <hoso@example.org>")
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_SOURCE hoso)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/lib)
set(same "(= ${PROJECT_VERSION})")

set(CPACK_DEBIAN_ENGINE_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_ENGINE_PACKAGE_DEPENDS
    "hoso-templates ${same}, systemd-standalone-sysusers | systemd, ${runtime}")
set(CPACK_DEBIAN_ENGINE_PACKAGE_RECOMMENDS "hoso-plugins ${same}, ca-certificates")
set(CPACK_DEBIAN_ENGINE_PACKAGE_SUGGESTS "nginx, p11-kit-modules, hoso-dev ${same}")
# Whoever links with the libraries needs this very version: their interface is that of one minor version of hoso.
set(shlibs "")
foreach(library IN ITEMS libhoso libhoso_imaging libhoso_line_model libhoso_pdf libhoso_signing)
  string(APPEND shlibs "${library} ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} hoso ${same}\n")
endforeach()
file(WRITE ${CMAKE_BINARY_DIR}/packaging/shlibs "${shlibs}")
set(control ${CMAKE_BINARY_DIR}/packaging/shlibs)
foreach(file IN ITEMS postinst prerm postrm conffiles triggers)
  list(APPEND control ${packaging}/debian/${file})
endforeach()
set(CPACK_DEBIAN_ENGINE_PACKAGE_CONTROL_EXTRA "${control}")
set(CPACK_DEBIAN_ENGINE_DESCRIPTION "offline reader of Vietnamese paper forms
Đọc bản quét hoặc ảnh chụp tờ khai, kiểm tra từng mục, làm ra gói hồ sơ XML và
PDF/A sẵn sàng nộp. Dữ liệu cá nhân không rời khỏi máy.

Reads scans and photos of Vietnamese public forms, checks every item, says in
plain Vietnamese what needs a look, and writes a package ready to hand in.
This package has the command, its libraries and the review desk's service.")

set(CPACK_DEBIAN_PLUGINS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PLUGINS_PACKAGE_DEPENDS "hoso ${same}, ${runtime_plugins}")
set(CPACK_DEBIAN_PLUGINS_DESCRIPTION "reading, checking and packaging steps of hoso
Các bước đọc, kiểm tra, đóng gói của hoso; hoso run cần gói này.

The stages that hoso's pipelines are made of: sources of pictures, recognition,
types of fields, checks, outputs, signatures, and the driver of scanners.
The package contains a plugin linked with Poppler (GPL-2.0-or-later).")

set(CPACK_DEBIAN_TEMPLATES_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_TEMPLATES_DESCRIPTION "forms, procedures and word lists of hoso
Biểu mẫu, thủ tục, địa danh và danh mục từ của hoso.

The forms that hoso reads and types, as blanks and descriptions, procedures of
the national portal, administrative units, and profiles of packages.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "hoso ${same}")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS "cmake, g++, hoso-plugins ${same}, libgmock-dev, libgtest-dev")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "libopencv-dev, libqpdf-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "headers and skeletons for plugins of hoso
Tệp cần có để viết plugin cho hoso.

C++ headers, the CMake package and the skeletons of hoso plugin new: what is
needed to build a plugin outside hoso's own tree.")

include(CPack)
