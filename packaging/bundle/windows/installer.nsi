; For one user, without an administrator: makensis -DVERSION= -DNUMBERS= -DFOLDER= -DTARGET= -DICON=
; -DCLASSES= -DNO_CLASSES= -DKIBIBYTES= installer.nsi; see installer.py.
Target amd64-unicode ; so it does not even start on a 32-bit Windows
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define PROGRAM "Hailuo Desktop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define WINDOWED "hailuo-desktopw.exe"
!define CONSOLE "hailuo-desktop.exe"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

Name "${PROGRAM}"
BrandingText "${PROGRAM} ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
ManifestLongPathAware true

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${PROGRAM}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${PROGRAM} installer"
VIAddVersionKey "CompanyName" "Hailuo Desktop contributors"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOWED}"
!define MUI_FINISHPAGE_RUN_TEXT "Start ${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; While the program runs, Windows lets nobody write to the Python in it.
!macro ASK_WHILE_IT_RUNS
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\python\${PYTHON}.dll"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\python\${PYTHON}.dll" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
      "${PROGRAM} is running. Close it, then choose Retry." /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

; Only what an installer has put there: the folder may hold other things, by whoever chose it.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\${WINDOWED}"
  Delete "$INSTDIR\${CONSOLE}"
!macroend

Section
  !insertmacro ASK_WHILE_IT_RUNS
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  ; Python reads its modules faster once they are compiled, and only this user may write them here.
  DetailPrint "Preparing the first start"
  nsExec::Exec '"$INSTDIR\${CONSOLE}" -m compileall -q "$INSTDIR\app"'
  Pop $0
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${WINDOWED}" "" "$INSTDIR\${WINDOWED}" 0
  !include "${CLASSES}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOWED}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Hailuo Desktop contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KIBIBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  !insertmacro ASK_WHILE_IT_RUNS
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  !include "${NO_CLASSES}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
