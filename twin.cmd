@echo off
rem The entry on Windows: builds what changed, then runs the console program, or the tests. See `twin` for the other systems.
rem Whether something changed is seen from the time, size and name of every file, listed by robocopy without copying.
setlocal
set "root=%~dp0"
set "built=%root%artifacts\built-console"

where dotnet >nul 2>nul
if errorlevel 1 (
  echo twin: the .NET 10 SDK is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
  exit /b 1
)
if /i "%~1"=="test" goto test

if not exist "%root%artifacts" mkdir "%root%artifacts"
robocopy "%root%src" "%root%artifacts\none" /L /E /TS /FP /BYTES /NC /NDL /NJH /NJS >"%built%.now"
robocopy "%root%." "%root%artifacts\none" Directory.* global.json /L /TS /FP /BYTES /NC /NDL /NJH /NJS >>"%built%.now"
rem With Node.js the page is built too.
where node >>"%built%.now" 2>nul
fc /b "%built%.now" "%built%" >nul 2>nul
if not errorlevel 1 if exist "%root%artifacts\bin\DigitalTwin.Client\release\twin.dll" goto run

echo twin: building src/DigitalTwin.Client (Release) 1>&2
pushd "%root%"
dotnet msbuild eng\package-source.proj -nologo -v:minimal 1>&2
dotnet build src\DigitalTwin.Client -c Release -v:quiet -nologo >"%root%artifacts\build.log" 2>&1
if errorlevel 1 (
  type "%root%artifacts\build.log" 1>&2
  echo twin: the build failed; nothing was run 1>&2
  popd
  exit /b 1
)
popd
move /y "%built%.now" "%built%" >nul
call :page

:run
dotnet "%root%artifacts\bin\DigitalTwin.Client\release\twin.dll" %*
exit /b %errorlevel%

:test
pushd "%root%"
dotnet test DigitalTwin.sln -c Release
set "code=%errorlevel%"
popd
call :page
exit /b %code%

:page
if not exist "%root%src\DigitalTwin.Viewer\page" exit /b 0
if exist "%root%artifacts\page\index.html" exit /b 0
echo twin: the page of the viewer is left out: Node.js 20.19 or newer is missing, or npm could not fetch 1>&2
echo twin: its packages; the API is there 1>&2
exit /b 0
