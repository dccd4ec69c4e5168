namespace DigitalTwin.Core.Tests.Numerics;

/// <summary>This processor rounds as IEEE 754 says: its digest is the one that a different implementation (Python) gives too.</summary>
public sealed class ArithmeticTests
{
    [Fact]
    public void This_processor_rounds_as_all_others_do() => Assert.Equal(Arithmetic.Golden, Arithmetic.Digest());
}
