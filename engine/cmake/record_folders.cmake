# Run by the install script before anything is copied: which of the folders that others use, too, are not there yet. The
# uninstall target takes these away again when they are empty. In a staged tree (DESTDIR) that is the packager's.
if("$ENV{DESTDIR}" STREQUAL "")
  set(record ${CMAKE_INSTALL_PREFIX}/share/hoso/new_folders.txt)
  set(new "")
  foreach(folder IN ITEMS . bin include lib lib/cmake share share/man share/man/man1
                          share/bash-completion share/bash-completion/completions share/zsh
                          share/zsh/vendor-completions share/fish share/fish/vendor_completions.d)
    if(NOT EXISTS ${CMAKE_INSTALL_PREFIX}/${folder})
      string(APPEND new "${folder}\n")
    endif()
  endforeach()
  file(APPEND ${record} "${new}")
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES ${record})
endif()
