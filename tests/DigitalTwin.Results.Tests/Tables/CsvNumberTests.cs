using System.Globalization;
using DigitalTwin.Results.Tables;

namespace DigitalTwin.Results.Tests.Tables;

public sealed class CsvNumberTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.0001)]
    [InlineData(0.0005)]
    [InlineData(1.0005)]
    [InlineData(-2.5)]
    [InlineData(1e9)]
    [InlineData(999_999_999.9995)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_is_written_as_the_framework_writes_it(double value) => AssertSame(value);

    [Fact]
    public void The_negative_zero_is_written_as_the_framework_writes_it() => AssertSame(double.NegativeZero);

    [Fact]
    public void A_million_numbers_are_written_as_the_framework_writes_them()
    {
        var random = new Random(7);
        for (int i = 0; i < 250_000; i++)
        {
            double value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 12));
            AssertSame(value);
            AssertSame(Math.Round(value, 3));
            AssertSame(Math.Round(value, 3) + 0.0005); // a tie, or what is left of one
            AssertSame(Math.BitIncrement(Math.Round(value) + 0.0005));
        }
    }

    private static void AssertSame(double value)
    {
        Span<char> text = stackalloc char[400];
        string written = new(text[..CsvNumber.Format(value, text)]);
        Assert.Equal(value.ToString("0.###", CultureInfo.InvariantCulture), written);
    }
}
