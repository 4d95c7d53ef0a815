.PHONY: build test format run golden measure screenshots prepare

# The words for a newcomer and for CI.

build:
	dotnet build ChatBot.sln

# What the tests need besides the SDK: Tencent's own crypto package as a peer (node), PostgreSQL's binaries.
prepare:
	bash tests/ChatBot.WeCom.Tests/Peer/install.sh

test: prepare
	dotnet test --solution ChatBot.sln

format:
	dotnet format ChatBot.sln

# The pretend WeCom, the bot beside it and the page; no account and no secret needed.
run:
	dotnet run --project src/ChatBot.Sandbox

# Accepts what the bot says now, and the catalog. Read the diff before committing it.
golden:
	dotnet build tests/ChatBot.Tests -v q
	ACCEPT_GOLDEN=1 tests/ChatBot.Tests/bin/Debug/net10.0/ChatBot.Tests --filter-class "*Architecture.GoldenTests" --filter-class "*Architecture.CatalogTests"

# The main path's speed as a markdown table, for docs/performance.md.
measure:
	dotnet run -c Release --project tests/ChatBot.Benchmarks -- journey

# The pictures of the sandbox and the boards for the documentation; needs chromium and a Chinese font. Look at them before committing.
screenshots:
	dotnet run --project tests/ChatBot.Browser.Tests -- screenshots docs/images
	dotnet run --project tests/ChatBot.Browser.Tests -- boards docs/images/boards
