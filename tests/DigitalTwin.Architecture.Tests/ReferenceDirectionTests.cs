namespace DigitalTwin.Architecture.Tests;

public sealed class ReferenceDirectionTests
{
    [Fact]
    public void Placeholder() => Assert.Equal("twin", typeof(DigitalTwin.Client.Program).Assembly.GetName().Name);
}
