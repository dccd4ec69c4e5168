namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>A program that takes as many changing calls as come, so that they meet their handlers and not the limit before them.</summary>
public sealed class OpenTwinFixture() : TwinFixture(["--changes-per-second", "1000000", "--runs-in-hand", "64"]);
