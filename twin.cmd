@echo off
rem The short way on Windows: builds what changed, then runs the console program, or the tests. See `twin` for the other systems.
rem `dotnet build`, `dotnet test` and `dotnet run --project src\DigitalTwin.Client -- up` work as in any repository.
setlocal
set "root=%~dp0"
set "built=%root%artifacts\built-twin"
where dotnet >nul 2>nul
if errorlevel 1 (
  echo twin: the .NET 10 SDK is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
  exit /b 1
)
if /i "%~1"=="test" goto test
if not exist "%root%artifacts" mkdir "%root%artifacts"

rem A file that is open for writing is the lock: a second terminal waits for the first.
:lock
set "code="
3>&2 2>nul (
  9>"%root%artifacts\building" (
    set "code=0"
    call :build 2>&3
  )
)
if not defined code (
  timeout /t 1 /nobreak >nul
  goto lock
)
if not "%code%"=="0" exit /b 1
dotnet "%root%artifacts\twin\twin.dll" %*
exit /b %errorlevel%

rem Whether something changed is seen from the time, size and name of every file, listed by robocopy without copying.
:build
set "list=/L /TS /FP /BYTES /NC /NDL /NJH /NJS"
robocopy "%root%src" "%root%artifacts\none" /E /XD node_modules %list% >"%built%.now"
robocopy "%root%." "%root%artifacts\none" Directory.* global.json %list% >>"%built%.now"
fc /b "%built%.now" "%built%" >nul 2>nul
if not errorlevel 1 if exist "%root%artifacts\twin\twin.dll" exit /b 0
echo twin: building src/DigitalTwin.Client (Release) 1>&2
dotnet publish "%root%src\DigitalTwin.Client" -c Release -o "%root%artifacts\twin" -v:quiet -nologo >"%root%artifacts\build.log" 2>&1
if errorlevel 1 (
  type "%root%artifacts\build.log" 1>&2
  echo twin: the build failed; nothing was run 1>&2
  set "code=1"
  exit /b 1
)
move /y "%built%.now" "%built%" >nul
if not exist "%root%artifacts\page\index.html" (
  echo twin: the page of the viewer is left out: Node.js 20.19 or newer is missing, or npm could not fetch its 1>&2
  echo twin: packages; the API is there 1>&2
)
exit /b 0

rem Arguments after `test` are options of `dotnet test`; its summary is the closing line.
:test
set "rest="
:rest
shift
if "%~1"=="" goto run_tests
set rest=%rest% %1
goto rest
:run_tests
pushd "%root%"
dotnet test --solution DigitalTwin.sln -c Release --max-parallel-test-modules 1 --timeout 20m%rest%
set "code=%errorlevel%"
popd
exit /b %code%
