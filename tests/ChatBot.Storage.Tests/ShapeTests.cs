namespace ChatBot.Storage.Tests;

public sealed class ShapeTests
{
    [Fact]
    public void Placeholder() => Assert.Equal(2, 1 + 1);
}
